import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../electron/shared/importTypes.ts';
import { mappingProblem, withKind } from '../../../renderer/views/importing/mappingProblem.ts';

const orders: Mapping = {
  kind: 'orders',
  customer: '회원번호',
  time: '주문일시',
  timeFormat: 'auto',
  value: '결제금액',
  event: { kind: 'constant', name: 'purchase' },
  columns: [{ column: '등급', name: '등급', kind: 'category', role: null }],
  zone: 'Asia/Seoul',
};

describe('a mapping', () => {
  it('of orders with customer, time and event can be checked', () => {
    expect(mappingProblem(orders)).toBeNull();
  });

  it('says what is missing, the customer first', () => {
    expect(mappingProblem({ ...orders, customer: '', time: null })).toBe('importing.needCustomer');
    expect(mappingProblem({ ...orders, time: null })).toBe('importing.needTime');
    expect(mappingProblem({ ...orders, event: { kind: 'constant', name: ' ' } })).toBe('importing.needEvent');
    expect(mappingProblem({ ...orders, event: { kind: 'column', column: '', rename: {} } })).toBe(
      'importing.needEvent',
    );
  });

  it('may name customers by an address or a number instead of an id', () => {
    expect(mappingProblem({ ...orders, customer: '', email: '이메일' })).toBeNull();
    expect(mappingProblem({ ...orders, customer: '', email: null, phone: '연락처' })).toBeNull();
    expect(mappingProblem({ ...orders, customer: '', email: null, phone: null })).toBe('importing.needCustomer');
  });

  it('keeps them as attributes where it turns out to be a list of customers with ids', () => {
    expect(withKind({ ...orders, email: '이메일' }, 'customers', [])).toMatchObject({ email: null, phone: null });
    expect(withKind({ ...orders, customer: '', email: '이메일' }, 'customers', [])).toMatchObject({ email: '이메일' });
  });

  it('of customers needs neither time nor event', () => {
    const customers = withKind(orders, 'customers', []);
    expect(customers).toMatchObject({ kind: 'customers', time: null, value: null });
    expect(mappingProblem(customers)).toBeNull();
  });

  it('finds the time column again when the file turns out to hold orders', () => {
    const customers = withKind(orders, 'customers', []);
    const columns = [
      { name: '이름', kind: 'text' },
      { name: '주문일시', kind: 'time' },
    ];
    expect(withKind(customers, 'orders', columns)).toMatchObject({
      kind: 'orders',
      time: '주문일시',
      event: { kind: 'constant', name: 'purchase' },
    });
  });

  it('drops roles of customers where rows are events', () => {
    const customers: Mapping = {
      ...withKind(orders, 'customers', []),
      columns: [{ column: '메일', name: '메일', kind: 'text', role: 'email' }],
    };
    expect(withKind(customers, 'events', []).columns[0]?.role).toBeNull();
  });
});
