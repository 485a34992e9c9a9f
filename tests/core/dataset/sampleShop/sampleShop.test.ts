import { describe, expect, it } from 'vitest';
import { columnLength, rowOfId, summaryOf, textAt } from '../../../../core/dataset/index.ts';
import { generateSampleShop } from '../../../../core/dataset/sampleShop/index.ts';
import { sha256 } from '../digest.ts';
import type { ShopEvent } from './shopReader.ts';
import { attribute, eventsOf, property } from './shopReader.ts';

const request = { customers: 20_000, days: 365, seed: 20_261_101, endDate: '2026-11-01' };
const { dataset, truth } = generateSampleShop(request, sha256);
const events = eventsOf(dataset);
const startTime = Date.parse('2025-11-01T00:00:00+09:00') / 1000;
const endTime = Date.parse('2026-11-01T00:00:00+09:00') / 1000;
const daySeconds = 86_400;

const byCustomer: ShopEvent[][] = Array.from({ length: dataset.customerCount }, () => []);
for (const event of events) byCustomer[event.customer]!.push(event);

const campaignCodes = property(dataset, 'campaign', 'category');
const armCodes = property(dataset, 'arm', 'category');
const campaignOf = (event: ShopEvent) => campaignCodes.labels[campaignCodes.codes[event.index]! - 1];
const armOf = (event: ShopEvent) => armCodes.labels[armCodes.codes[event.index]! - 1];

/** Standard error of a share. */
const shareError = (share: number, n: number) => Math.sqrt((share * (1 - share)) / n);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanError = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length);
};
const seoulClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Seoul',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const minuteOfDay = (time: number) => {
  const [hours, minutes] = seoulClock.format(time * 1000).split(':');
  return Number(hours) * 60 + Number(minutes);
};

describe('the sample shop is reproducible', () => {
  it('gives the same hash and truth for the same seed and another hash for another', () => {
    const small = { ...request, customers: 300 };
    const once = generateSampleShop(small, sha256);
    const again = generateSampleShop(small, sha256);
    expect(again.dataset.hash).toBe(once.dataset.hash);
    expect(again.truth).toEqual(once.truth);
    expect(generateSampleShop({ ...small, seed: 1 }, sha256).dataset.hash).not.toBe(once.dataset.hash);
    expect(generateSampleShop({ ...small, endDate: '2026-10-31' }, sha256).dataset.hash).not.toBe(once.dataset.hash);
  });

  it('contains the smaller shop in the larger one, customer by customer', () => {
    const small = generateSampleShop({ ...request, customers: 100 }, sha256).dataset;
    const count = small.events.times.length;
    expect(small.customerCount).toBe(100);
    expect([...small.events.offsets]).toEqual([...dataset.events.offsets.subarray(0, 101)]);
    expect([...small.events.times]).toEqual([...dataset.events.times.subarray(0, count)]);
    expect([...small.events.typeCodes]).toEqual([...dataset.events.typeCodes.subarray(0, count)]);
    const names = attribute(small, 'name', 'text');
    expect(textAt(names, 99)).toBe(textAt(attribute(dataset, 'name', 'text'), 99));
  });

  it('works for one customer and one day, and tells how far it has come', () => {
    const steps: number[] = [];
    const tiny = generateSampleShop({ customers: 1, days: 1, seed: 5, endDate: '2026-03-01' }, sha256, (done) => {
      steps.push(done);
    });
    expect(steps).toEqual([1]);
    expect(tiny.dataset.customerCount).toBe(1);
    expect(tiny.truth).toMatchObject({ startDate: '2026-02-28', endDate: '2026-03-01', campaigns: [] });
    expect(() => generateSampleShop({ ...request, endDate: '2026-02-30' }, sha256)).toThrow('end date');
    expect(() => generateSampleShop({ ...request, days: 0 }, sha256)).toThrow('at least a day');
  });

  it('has a truth that survives JSON and says that it is synthetic', () => {
    expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
    expect(truth.synthetic).toBe(true);
    expect(dataset.synthetic).toBe(true);
    expect(truth.startDate).toBe('2025-11-01');
  });
});

describe('the customers of the sample shop', () => {
  it('have ids that sort like rows and one cell per attribute', () => {
    expect(textAt(dataset.ids, 0)).toBe('C0000001');
    expect(rowOfId(dataset, 'C0020000')).toBe(19_999);
    for (const column of dataset.attributes) expect(columnLength(column)).toBe(20_000);
  });

  it('have the configured shares of genders and of missing values', () => {
    const genders = attribute(dataset, 'gender', 'category');
    const known = [...genders.codes].filter((code) => code !== 0);
    const women = known.filter((code) => genders.labels[code - 1] === '여성').length / known.length;
    expect(Math.abs(women - 0.68)).toBeLessThan(4 * shareError(0.68, known.length));
    const missing = new Map(summaryOf(dataset).attributes.map((column) => [column.name, column.missing / 20_000]));
    const deviations = (
      [
        ['gender', 0.03],
        ['birthday', 0.18],
        ['region', 0.09],
        ['acquisitionChannel', 0.12],
        ['email', 0.07],
        ['phone', 0.04],
        ['pushToken', 0.55],
        ['adConsent', 0.05],
      ] as const
    ).map(([name, share]) => ({ name, errors: Math.abs(missing.get(name)! - share) / shareError(share, 20_000) }));
    expect(deviations.filter(({ errors }) => errors > 4)).toEqual([]);
  });

  it('are adults or nearly so, and signed up before they did anything', () => {
    const birthdays = attribute(dataset, 'birthday', 'date').values.filter((day) => day > -1_000_000);
    const endDay = Date.UTC(2026, 10, 1) / 86_400_000;
    const ages = [...birthdays].map((day) => (endDay - day) / 365.2425);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...ages)).toBeLessThan(66);
    const signups = attribute(dataset, 'signupTime', 'time').values;
    expect(events.filter((event) => event.time < signups[event.customer]!)).toEqual([]);
  });

  it('include consents that have lapsed after two years, and none dated after the history', () => {
    const consents = attribute(dataset, 'adConsent', 'boolean').values;
    const times = attribute(dataset, 'adConsentTime', 'time').values;
    const given = [...times].filter((_, row) => consents[row] === 1);
    expect(given.every((time) => time < endTime)).toBe(true);
    const lapsed = given.filter((time) => time < Date.parse('2024-11-01T00:00:00+09:00') / 1000).length / given.length;
    expect(lapsed).toBeGreaterThan(0.05);
    expect(lapsed).toBeLessThan(0.25);
  });
});

describe('what the customers of the sample shop do', () => {
  it('lies within the history, in whole seconds, 30 to 60 events each', () => {
    expect(events.every((event) => event.time >= startTime && event.time < endTime)).toBe(true);
    expect(events.every((event) => Number.isInteger(event.time))).toBe(true);
    expect(events.length / 20_000).toBeGreaterThan(30);
    expect(events.length / 20_000).toBeLessThan(60);
  });

  it('abandons 60 to 70 percent of carts', () => {
    let abandoned = 0;
    let carts = 0;
    for (const own of byCustomer) {
      own.forEach((event, place) => {
        if (event.type !== 'cart' || event.time > endTime - daySeconds) return;
        carts++;
        const bought = own
          .slice(place + 1)
          .some((later) => later.type === 'purchase' && later.time <= event.time + daySeconds);
        if (!bought) abandoned++;
      });
    }
    expect(carts).toBeGreaterThan(80_000);
    expect(abandoned / carts).toBeGreaterThan(0.6);
    expect(abandoned / carts).toBeLessThan(0.7);
  });

  it('follows the hours that the shop is visited at', () => {
    const visits = events.filter((event) => event.type === 'visit');
    const seen = new Float64Array(24);
    for (const visit of visits) seen[Math.floor(minuteOfDay(visit.time) / 60)]! += 1 / visits.length;
    // By hand from the profile: 17.4 of 94.8 on weekdays and 16.5 of 99 on weekends, 17.8 % over a week.
    expect(seen[21]! + seen[22]!).toBeCloseTo(0.178, 2);
    expect(seen[12]!).toBeGreaterThan(seen[15]!);
    expect(seen[3]! + seen[4]! + seen[5]!).toBeLessThan(0.02);
    const weekday = (time: number) => new Date((time + 9 * 3600) * 1000).getUTCDay();
    const sundays = visits.filter((visit) => weekday(visit.time) === 0).length / visits.length;
    expect(sundays).toBeCloseTo(1.15 / 7, 2);
  });

  it('spends what the Gamma-Gamma parameters say on average', () => {
    const { p, q, gammaWon } = truth.behaviour.spend;
    const averages = byCustomer
      .map((own) => own.filter((event) => event.type === 'purchase').map((event) => event.value))
      .filter((values) => values.length > 0)
      .map(mean);
    expect(Math.abs(mean(averages) - (p * gammaWon) / (q - 1))).toBeLessThan(4 * meanError(averages) + 50);
  });

  it('repeats purchases as often as the MBG/NBD parameters say', () => {
    const { r, alphaDays, a, b, atSignupShare } = truth.behaviour.purchase;
    const signups = attribute(dataset, 'signupTime', 'time').values;
    let newcomers = 0;
    let firstBuyers = 0;
    let never = 0;
    let expectedNever = 0;
    byCustomer.forEach((own, row) => {
      if (signups[row]! < startTime || signups[row]! > endTime - 7 * daySeconds) return;
      newcomers++;
      const bought = own.filter(
        (event) =>
          event.type === 'purchase' &&
          !own.some((click) => click.type === 'message_clicked' && isWithin(event.time - click.time, 4 * daySeconds)),
      );
      if (!(bought.length > 0 && bought[0]!.time < signups[row]! + 3 * 3600)) return;
      firstBuyers++;
      if (bought.length === 1) never++;
      const days = (endTime - signups[row]!) / daySeconds;
      expectedNever += a / (a + b) + (b / (a + b)) * (alphaDays / (alphaDays + days)) ** r;
    });
    expect(Math.abs(firstBuyers / newcomers - atSignupShare)).toBeLessThan(
      4 * shareError(atSignupShare, newcomers) + 0.003,
    );
    const share = expectedNever / firstBuyers;
    expect(Math.abs(never / firstBuyers - share)).toBeLessThan(2.5 * shareError(share, firstBuyers));
  });
});

const isWithin = (seconds: number, limit: number) => seconds >= 0 && seconds <= limit;

describe('the past campaigns of the sample shop', () => {
  const advertising = new Set(
    truth.campaigns.filter(({ purpose }) => purpose === 'advertising').map(({ name }) => name),
  );
  const channelOf = new Map(truth.campaigns.map(({ name, channel }) => [name, channel]));
  const sends = events.filter((event) => event.type === 'message_sent' || event.type === 'message_holdout');
  const sent = sends.filter((event) => event.type === 'message_sent');

  it('are in the events as the truth counts them', () => {
    expect(truth.campaigns).toHaveLength(6);
    for (const campaign of truth.campaigns) {
      const own = sends.filter((event) => campaignOf(event) === campaign.name);
      expect(own.filter((event) => armOf(event) === 'treated')).toHaveLength(campaign.treated);
      expect(own.filter((event) => armOf(event) === 'control')).toHaveLength(campaign.control);
      expect(Math.abs(campaign.treated / campaign.eligible - campaign.treatedShare)).toBeLessThan(
        4 * shareError(campaign.treatedShare, campaign.eligible),
      );
    }
  });

  it('send advertising only under a valid consent that was not withdrawn', () => {
    const consents = attribute(dataset, 'adConsent', 'boolean').values;
    const times = attribute(dataset, 'adConsentTime', 'time').values;
    const wrong = sent
      .filter((event) => advertising.has(campaignOf(event)!))
      .filter((event) => {
        const given = times[event.customer]!;
        const lapses = new Date(given * 1000);
        lapses.setUTCFullYear(lapses.getUTCFullYear() + 2);
        const own = byCustomer[event.customer]!;
        const withdrawn = own.find((other) => other.type === 'unsubscribe')?.time ?? Number.POSITIVE_INFINITY;
        const valid = given <= event.time && event.time * 1000 < lapses.getTime() && event.time <= withdrawn;
        return !valid || (consents[event.customer] !== 1 && withdrawn === Number.POSITIVE_INFINITY);
      });
    expect(wrong).toEqual([]);
    expect(events.filter((event) => event.type === 'unsubscribe').length).toBeGreaterThan(20);
  });

  it('send at night, e-mail aside, only to who consented to that, and no brand message from 20:50', () => {
    const nightTimes = attribute(dataset, 'nightConsentTime', 'time').values;
    const atNight = sent.filter((event) => {
      const minute = minuteOfDay(event.time);
      return channelOf.get(campaignOf(event)!) !== 'email' && (minute >= 21 * 60 || minute < 8 * 60);
    });
    expect(atNight.length).toBeGreaterThan(100);
    expect(atNight.filter((event) => !(nightTimes[event.customer]! <= event.time))).toEqual([]);
    const brand = sent.filter((event) => channelOf.get(campaignOf(event)!) === 'brandMessage');
    expect(brand.length).toBeGreaterThan(500);
    expect(brand.every((event) => isWithin(minuteOfDay(event.time) - 480, 770))).toBe(true);
  });

  it('send only to an address of the channel', () => {
    const columnOfChannel = {
      email: 'email',
      sms: 'phone',
      lms: 'phone',
      mms: 'phone',
      alimtalk: 'phone',
      push: 'pushToken',
    } as const;
    const friends = attribute(dataset, 'kakaoFriend', 'boolean').values;
    for (const event of sends) {
      const channel = channelOf.get(campaignOf(event)!)!;
      expect(channel !== 'brandMessage' || friends[event.customer] === 1).toBe(true);
      const address = attribute(dataset, channel === 'brandMessage' ? 'phone' : columnOfChannel[channel], 'text');
      expect(textAt(address, event.customer)).not.toBe('');
    }
  });

  it.each(truth.campaigns)('add the purchases that the truth says, as randomised arms differ: $name', (campaign) => {
    const bought = { treated: [] as number[], control: [] as number[] };
    for (const send of sends) {
      if (campaignOf(send) !== campaign.name) continue;
      const own = byCustomer[send.customer]!.filter(
        (event) => event.type === 'purchase' && isWithin(event.time - send.time, campaign.responseDays * daySeconds),
      );
      bought[armOf(send) === 'treated' ? 'treated' : 'control'].push(own.length);
    }
    const difference = mean(bought.treated) - mean(bought.control);
    const error = Math.hypot(meanError(bought.treated), meanError(bought.control));
    expect(Math.abs(difference - campaign.addedPurchases)).toBeLessThan(4 * error);
    const { conversions } = campaign.counted;
    expect(Math.abs(conversions / campaign.treated - campaign.addedPurchases)).toBeLessThan(
      4 * shareError(campaign.addedPurchases, campaign.treated),
    );
  });

  it('end every counted conversion in a purchase within three days of the click', () => {
    for (const campaign of truth.campaigns) {
      const clicks = events.filter((event) => event.type === 'message_clicked' && campaignOf(event) === campaign.name);
      const bought = clicks.filter((click) =>
        byCustomer[click.customer]!.some(
          (event) => event.type === 'purchase' && isWithin(event.time - click.time, 3 * daySeconds + 600),
        ),
      );
      expect(bought.length).toBeGreaterThanOrEqual(campaign.counted.conversions);
      // Some who clicked would have bought anyway, but far from most.
      expect(bought.length).toBeLessThan(campaign.counted.conversions + 0.25 * clicks.length);
    }
  });

  it('are answered in order: sent, opened, clicked, all within the response days', () => {
    for (const campaign of truth.campaigns) {
      const responses = events.filter(
        (event) =>
          campaignOf(event) === campaign.name && (event.type === 'message_opened' || event.type === 'message_clicked'),
      );
      expect(responses.filter((event) => event.type === 'message_clicked')).toHaveLength(campaign.counted.clicked);
      expect(responses.filter((event) => event.type === 'message_opened')).toHaveLength(campaign.counted.opened);
      for (const response of responses) {
        const own = byCustomer[response.customer]!.filter((event) => campaignOf(event) === campaign.name);
        expect(own[0]!.type).toBe('message_sent');
        expect(isWithin(response.time - own[0]!.time, campaign.responseDays * daySeconds)).toBe(true);
        const needsOpening = response.type === 'message_clicked' && campaign.channel === 'email';
        const opened = own.some((event) => event.type === 'message_opened' && event.time <= response.time);
        expect(!needsOpening || opened).toBe(true);
      }
    }
  });
});
