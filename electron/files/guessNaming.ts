import { columnNamed, customerNames, roleOfHeader } from './headerNames.ts';

/** Places of the columns by which rows name their customer; -1 = none. */
export interface NamingPlaces {
  readonly id: number;
  readonly email: number;
  readonly phone: number;
}

/** An id by its usual names; without any an address or a number names the rows, and without those the first column. */
export function guessNaming(names: readonly string[]): NamingPlaces {
  const id = columnNamed(names, customerNames, () => true);
  const ofRole = (role: 'email' | 'phone') => names.findIndex((name, at) => at !== id && roleOfHeader(name) === role);
  const email = ofRole('email');
  const phone = ofRole('phone');
  return { id: id === -1 && email === -1 && phone === -1 ? 0 : id, email, phone };
}
