"""The benchmark journey as arrays: every draw of a block of customers at once. Times are hours from the window's start.

Prints JSON: version, customers, seconds of processor time (median of the repetitions) and how many of each thing happened in the
last of them. Exits with code 3 where numpy is not installed.
"""
import json
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(3)

HORIZON = 720.0
BLOCK = 100_000  # larger blocks leave the processor's cache and are slower


def run_block(rng, n):
    def exponential(mean):
        return rng.exponential(mean, n)

    def happens(share):
        return rng.random(n) < share

    entry = exponential(240.0)
    organic = entry + exponential(2400.0)
    entered = entry < HORIZON
    first = entry + 1.0
    at_filter = entered & (first < HORIZON)
    eligible = happens(0.6)
    is_b = happens(0.5)
    mailed = at_filter & (organic > first) & eligible
    early = at_filter & ~mailed

    opened_at = first + exponential(4.0)
    opened = mailed & happens(np.where(is_b, 0.3, 0.25)) & (opened_at < HORIZON)
    clicked_at = opened_at + exponential(1.0 / 6.0)
    clicked = opened & happens(np.where(is_b, 0.1, 0.12)) & (clicked_at < HORIZON)
    mail_at = clicked_at + exponential(6.0)
    by_mail = clicked & happens(np.where(is_b, 0.09, 0.08)) & (mail_at < HORIZON)

    second = first + 24.0
    at_branch = mailed & (second < HORIZON)
    converted = (organic <= second) | (by_mail & (mail_at <= second))
    texted = at_branch & ~converted
    sms_click_at = second + exponential(2.0)
    sms_clicked = texted & happens(0.97) & happens(0.05) & (sms_click_at < HORIZON)
    sms_at = sms_click_at + exponential(6.0)
    by_sms = sms_clicked & happens(0.1) & (sms_at < HORIZON)
    last = texted & (second + 72.0 < HORIZON)

    without = entered & (organic < HORIZON)
    with_journey = without | by_mail | by_sms
    total = np.count_nonzero
    return {
        "entry": total(entered),
        "email_send": total(mailed),
        "email_send_B": total(mailed & is_b),
        "email_open": total(opened),
        "email_click": total(clicked),
        "sms_send": total(texted),
        "message_conversion_in_journey": total(by_mail) + total(by_sms),
        "exit": total(early) + total(at_branch & converted) + total(last),
        "holdout_conversions_30d": total(without),
        "journey_conversions_30d": total(with_journey),
    }


def run(customers, seed):
    rng = np.random.default_rng(seed)
    counts = {}
    for start in range(0, customers, BLOCK):
        for name, count in run_block(rng, min(BLOCK, customers - start)).items():
            counts[name] = counts.get(name, 0) + int(count)
    return counts


def main():
    customers = int(sys.argv[1])
    run(BLOCK, 0)
    seconds = []
    counts = {}
    for repetition in range(3):
        begin = time.process_time()
        counts = run(customers, 1 + repetition)
        seconds.append(time.process_time() - begin)
    median = sorted(seconds)[1]
    print(json.dumps({"version": np.__version__, "customers": customers, "seconds": median, "counts": counts}))


main()
