"""ratios.py FILE...: medians per peer and mode, and their ratio to the floor at the same mode.

"srv us" is the server's processor time per cycle, "work us" the same without its just-in-time compiler."""
import collections
import json
import statistics
import sys

STANDARD = (130, 12, 10000)
FLOOR = 'floor_sync'
COLUMNS = [
    ('cycles/s', 'tput', lambda d: d['rate']),
    ('term p50', None, lambda d: d['terminal_ms']['p50']),
    ('board p50', 'p50', lambda d: d['lastboard_ms']['p50']),
    ('p99', 'p99', lambda d: d['lastboard_ms']['p99']),
    ('srv us', 'srv', lambda d: d['srv_cpu_us_per_cycle']),
    ('work us', 'work', lambda d: d['srv_cpu_us_per_cycle'] - d.get('srv_compiler_us_per_cycle', 0)),
    ('cli us', None, lambda d: d['client_cpu_us_per_cycle']),
    ('lost2 %', None, lambda d: (d['cal_before']['lost2_pct'] + d['cal_after']['lost2_pct']) / 2),
    ('fsync p50', None, lambda d: d['cal_before']['fsync_ms'][0]),
]


def runs(files):
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for name in files:
        for line in open(name):
            try:
                run = json.loads(line)
            except ValueError:
                continue
            if (run.get('windows'), run.get('boards'), run.get('prefill')) == STANDARD:
                mode = run['mode'] + (str(run['rate']) if run['mode'] == 'open' else '')
                groups[mode][run['peer']].append(run)
    return groups


def median(group, value):
    return statistics.median(value(run) for run in group)


def main():
    for mode, peers in sorted(runs(sys.argv[1:]).items()):
        floor = peers.get(FLOOR)
        print(mode)
        for peer, group in sorted(peers.items()):
            cells = [f'n={len(group)}']
            cells += [f'{name} {median(group, value):.4g}' for name, _, value in COLUMNS]
            if floor:
                cells += [f'x_floor {ratio} {median(group, value) / median(floor, value):.3g}'
                          for _, ratio, value in COLUMNS if ratio and median(floor, value)]
            bad = sum(run['unfinished'] + run['empty'] + run['err'] for run in group)
            if bad:
                cells.append(f'UNFINISHED, EMPTY OR FAILED {bad}')
            print(f'  {peer:16s}', '  '.join(cells))


main()
