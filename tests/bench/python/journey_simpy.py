"""The benchmark journey as processes of SimPy, as its manual writes them: one for each customer, one for the organic purchase and one
for what a customer does with a message. Times are hours from the window's start.

Runs with SimPy 2 (Debian's python3-simpy) and with 3 and 4. Prints JSON: version, customers, seconds of processor time and
how many of each thing happened. Exits with code 3 where it is not installed.
"""
import json
import random
import sys
import time

HORIZON = 720.0


class Modern:
    """SimPy 3 and 4."""

    def __init__(self, simpy):
        self.env = simpy.Environment()

    def start(self, delays):
        self.env.process(self.steps(delays))

    def steps(self, delays):
        for delay in delays:
            yield self.env.timeout(delay)

    def now(self):
        return self.env.now

    def run(self):
        self.env.run(until=HORIZON)


class Classic:
    """SimPy 2."""

    def __init__(self, library):
        self.simulation = library.Simulation()
        self.simulation.initialize()

        class Steps(library.Process):
            def run(self, delays):
                for delay in delays:
                    yield library.hold, self, delay

        self.steps = Steps

    def start(self, delays):
        process = self.steps(sim=self.simulation)
        self.simulation.activate(process, process.run(delays))

    def now(self):
        return self.simulation.now()

    def run(self):
        self.simulation.simulate(until=HORIZON)


def library():
    try:
        import simpy

        return simpy.__version__, lambda: Modern(simpy)
    except ImportError:
        pass
    try:
        import SimPy
        import SimPy.Simulation as classic

        return SimPy.__version__, lambda: Classic(classic)
    except ImportError:
        sys.exit(3)


class Customer:
    def __init__(self):
        self.organic = False
        self.message = False


def run(clock, customers, rng):
    names = (
        "entry email_send email_send_B email_open email_click sms_send message_conversion_in_journey exit "
        "holdout_conversions_30d journey_conversions_30d"
    )
    counts = dict.fromkeys(names.split(), 0)

    def exponential(mean):
        return rng.expovariate(1.0 / mean)

    def buys(customer):
        if not customer.organic and not customer.message:
            counts["journey_conversions_30d"] += 1

    def organic(customer):
        yield exponential(2400.0)
        counts["holdout_conversions_30d"] += 1
        buys(customer)
        customer.organic = True

    def converts(customer, share):
        if rng.random() < share:
            yield exponential(6.0)
            counts["message_conversion_in_journey"] += 1
            buys(customer)
            customer.message = True

    def mail(customer, open_share, click_share, conversion_share):
        if rng.random() < open_share:
            yield exponential(4.0)
            counts["email_open"] += 1
            if rng.random() < click_share:
                yield exponential(1.0 / 6.0)
                counts["email_click"] += 1
                yield from converts(customer, conversion_share)

    def sms(customer):
        if rng.random() < 0.97 and rng.random() < 0.05:
            yield exponential(2.0)
            yield from converts(customer, 0.1)

    def journey():
        yield exponential(240.0)
        customer = Customer()
        counts["entry"] += 1
        clock.start(organic(customer))
        yield 1.0
        if customer.organic or rng.random() >= 0.6:
            counts["exit"] += 1
            return
        counts["email_send"] += 1
        if rng.random() < 0.5:
            counts["email_send_B"] += 1
            clock.start(mail(customer, 0.3, 0.1, 0.09))
        else:
            clock.start(mail(customer, 0.25, 0.12, 0.08))
        yield 24.0
        if not customer.organic and not customer.message:
            counts["sms_send"] += 1
            clock.start(sms(customer))
            yield 72.0
        counts["exit"] += 1

    for _ in range(customers):
        clock.start(journey())
    clock.run()
    return counts


def main():
    customers = int(sys.argv[1])
    version, make_clock = library()
    run(make_clock(), 1000, random.Random(0))
    begin = time.process_time()
    counts = run(make_clock(), customers, random.Random(1))
    seconds = time.process_time() - begin
    print(json.dumps({"version": version, "customers": customers, "seconds": seconds, "counts": counts}))


main()
