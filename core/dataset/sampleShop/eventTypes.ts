import { knownEvents } from '../dataset.ts';

/**
 * Event types of the sample shop in the order of their codes. `message_holdout` marks who was eligible for a campaign but
 * drawn into its control; like all `message_…` events it is the sender's doing, not the customer's.
 */
export const eventTypes = [
  knownEvents.visit,
  knownEvents.view,
  knownEvents.wishlist,
  knownEvents.cart,
  knownEvents.purchase,
  knownEvents.review,
  knownEvents.priceDrop,
  knownEvents.messageSent,
  knownEvents.messageOpened,
  knownEvents.messageClicked,
  knownEvents.unsubscribe,
  'message_holdout',
  knownEvents.newArrival,
] as const;

export const typeCode = {
  visit: 0,
  view: 1,
  wishlist: 2,
  cart: 3,
  purchase: 4,
  review: 5,
  priceDrop: 6,
  messageSent: 7,
  messageOpened: 8,
  messageClicked: 9,
  unsubscribe: 10,
  messageHoldout: 11,
  newArrival: 12,
} as const;

/** Labels of the `arm` property in the order of their codes, from 1. */
export const arms = ['treated', 'control'] as const;
