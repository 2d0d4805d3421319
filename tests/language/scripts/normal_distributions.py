# statistics.NormalDist.
from statistics import NormalDist, StatisticsError

tall = NormalDist(175, 7.5)
print(tall, tall.mean, tall.median, tall.mode, tall.stdev, tall.variance)
print(tall.pdf(180), tall.cdf(180), tall.zscore(190))
print([tall.inv_cdf(p) for p in (0.01, 0.3, 0.5, 0.75, 0.999, 1e-12)])
print(tall.quantiles(), tall.quantiles(n=3))
print(NormalDist().samples(4, seed=8675309), tall.samples(2, seed="a"))
print(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]))
print(tall + 5, 5 + tall, tall - 5, 200 - tall, tall * 2, 2 * tall, tall / -2, -tall, +tall)
print(tall + NormalDist(1, 10), tall - NormalDist(1, 10))
print(tall == NormalDist(175.0, 7.5), tall == 175, len({tall, NormalDist(175, 7.5)}))
for wrong in (
    lambda: NormalDist(1, -1),
    lambda: tall.inv_cdf(0),
    lambda: NormalDist(1, 0).cdf(1),
    lambda: NormalDist(1, 0).pdf(1),
):
    try:
        wrong()
    except StatisticsError as error:
        print(error)
