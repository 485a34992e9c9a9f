/** How the customers of the sample shop behave; copied into its truth, so that fitted models can be judged against it. */
export const behaviour = {
  /**
   * Purchases, MBG/NBD: Poisson(λ) while active, λ ~ Gamma(r, α) per day; after every purchase, the first included, the
   * customer leaves with probability p ~ Beta(a, b). Rates follow the calendar's day factors.
   */
  purchase: { r: 0.9, alphaDays: 44, a: 0.8, b: 2.8, atSignupShare: 0.62 },
  /** Gamma-Gamma: value ~ Gamma(p, ν) in won, ν ~ Gamma(q, γ). */
  spend: { p: 6, q: 4, gammaWon: 26_000 },
  /** Sessions without a purchase: Poisson(κ·λ + base) per day while active, κ ~ Gamma(shape, rate); fading after leaving. */
  browsing: { kappaShape: 2, kappaRate: 0.42, basePerDay: 0.003, fadingDays: 20 },
  session: {
    furtherViewShare: 0.52,
    viewSecondsMedian: 42,
    viewSecondsLogSd: 1,
    favouriteCategoryShare: 0.6,
    wishlistShare: 0.12,
    cartShareOfBrowsing: 0.42,
    reviewShareOfPurchases: 0.18,
    priceDropShareOfWishes: 0.35,
    /** Of the purchases after which another item arrives in the category, a week and on average so many days later. */
    newArrivalShareOfPurchases: 0.3,
    newArrivalDays: 21,
  },
  /** How long before the history the first customers signed up, and the growth of sign-ups from then to the end. */
  signup: { daysBefore: 900, growth: 0.8 },
} as const;

/** What of a customer's profile is known, and their relations to the channels. */
export const profileShares = {
  genderMissing: 0.03,
  birthdayMissing: 0.18,
  regionMissing: 0.09,
  acquisitionChannelMissing: 0.12,
  emailMissing: 0.07,
  phoneMissing: 0.04,
  pushToken: 0.45,
  kakaoFriend: 0.38,
  adConsent: 0.62,
  adConsentMissing: 0.05,
  consentAtSignup: 0.85,
  /** Of the consents that have come of age, how many were renewed. */
  reconfirmed: 0.7,
  nightConsentOfConsenting: 0.27,
} as const;
