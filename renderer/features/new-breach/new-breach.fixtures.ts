import { at, BERLIN, EASTER } from '../../ui/case.fixtures.ts';
import type { NewBreachModel } from './new-breach-model.ts';

export const halvorNewBreach: NewBreachModel = {
  now: at('2027-03-27T02:08Z'),
  zone: BERLIN,
  zones: [BERLIN, 'Europe/Dublin', 'Europe/London', 'Europe/Paris', 'UTC'],
  periodHours: 72,
  citation: 'Art. 33(1) GDPR',
  holidays: EASTER,
  draft: {
    sentence: 'File servers encrypted, ransom note found',
    aware: 'other',
    date: '2027-03-27',
    time: '03:07',
    zone: BERLIN,
    data: 'yes',
  },
};
