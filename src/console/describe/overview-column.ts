import {
  type HostFacts,
  type Nic,
  type MachineSummary,
  type Traffic,
  type ManagementStatus,
  knownManagement,
} from '../../model/index.js';
import {
  bytes,
  clean,
  summaryLabels,
  summaryWords,
  nicUseWords,
  overviewWords as words,
  link,
  speed,
  statusWords,
  unknownValue,
  padTo,
  shorten,
  textWidth,
} from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import { bar, curve } from '../widgets/graph.js';
import { linkWord, physicalNics } from './nics.js';
import { nicUse } from './nic-use.js';
import { lookedAt, warnings, type WarningSources } from './warnings.js';
import type { Line, OverviewColumnView, Span, Tone } from '../view.js';
import { wrap } from '../widgets/wrap.js';

/** The sources of the third column; null: still being read. */
export interface OverviewSources extends Omit<WarningSources, 'status'> {
  readonly status: WarningSources['status'] | null;
  readonly facts: HostFacts | null;
  readonly machineSummary: MachineSummary | null;
  readonly traffic: Traffic | null;
}

const labelColumns = 10;
const barColumns = 12;
/** Width of a rate beside its curve: "1023.9 MiB/s" and a blank. */
const rateColumns = 13;

const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });
const heading = (text: string): readonly Line[] => [[], [span(text, 'heading')]];

/** A label and its value on one row, shortened if they are too long. */
function row(label: string, value: string, columns: number, tone: Tone = 'plain'): Line {
  return [
    span(padTo(label, labelColumns), 'label'),
    span(shorten(clean(value), columns - labelColumns), tone),
  ];
}

/** The warnings, each behind its mark; one line if there are none. */
export function stateLines({ status, ...rest }: OverviewSources, columns: number): readonly Line[] {
  if (status === null) return [[span(statusWords.reading, 'dim')]];
  const found = warnings({ ...rest, status });
  if (found.length === 0) return [[span(words.well, 'good')]];
  return found.flatMap(({ what }) =>
    wrap(`! ${what}`, columns).map((line): Line => [span(line, 'warning')]),
  );
}

/**
 * Address and port of the management interface, one row each; no rows if there is no such
 * interface.
 */
export function managementLines(
  management: ManagementStatus | null,
  facts: HostFacts | null,
  columns: number,
): readonly Line[] {
  if (management === null) return [];
  const nic = physicalNics(facts).find(({ device }) => device === management.device);
  const port = [
    management.device,
    link(management.link, management.link === 'up' ? (nic?.speedMbps ?? null) : null),
  ]
    .filter((part) => part !== '')
    .join(', ');
  const address =
    management.address === ''
      ? (management.addresses6[0] ?? statusWords.noValue)
      : management.address;
  return [row(words.address, address, columns), row(words.port, port, columns)];
}

function trafficLines({ traffic }: OverviewSources, columns: number): readonly Line[] {
  if (traffic === null) return [];
  const curveColumns = Math.min(24, columns - labelColumns - rateColumns);
  const line = (label: string, rates: readonly number[]): Line => [
    span(padTo(label, labelColumns), 'label'),
    curve(rates, curveColumns),
    span(` ${bytes(rates.at(-1) ?? 0)}/s`),
  ];
  return [line(words.received, traffic.received), line(words.sent, traffic.sent)];
}

function machineLines(machineSummary: MachineSummary | null, columns: number): readonly Line[] {
  if (machineSummary === null) return [];
  const { uptimeSeconds, load, memory } = machineSummary;
  const used = memory.known ? memory.value.total - memory.value.available : 0;
  return [
    ...(uptimeSeconds.known
      ? [row(summaryLabels.uptime, summaryWords.uptime(uptimeSeconds.value), columns)]
      : []),
    ...(load.known ? [row(summaryLabels.load, load.value.toFixed(2), columns)] : []),
    ...(memory.known
      ? [
          row(
            summaryLabels.memory,
            `${bar(used / memory.value.total, barColumns)} ` +
              summaryWords.share(used, memory.value.total),
            columns,
          ),
        ]
      : []),
  ];
}

/** As many rows of a list as fit. If there are more, the last row says how many. */
function listed<T>(items: readonly T[], rows: number, line: (one: T) => Line): readonly Line[] {
  if (items.length <= rows) return items.map(line);
  const shown = Math.max(0, rows - 1);
  return [...items.slice(0, shown).map(line), [span(words.more(items.length - shown), 'dim')]];
}

/** Columns needed to show a MAC address between device and link. */
const columnsForMac = 64;

function nicLine(facts: HostFacts, nics: readonly Nic[], columns: number): (nic: Nic) => Line {
  const texts = (nic: Nic): readonly string[] => [
    clean(nic.device),
    ...(columns < columnsForMac ? [] : [nic.mac ?? '']),
    linkWord(nic),
    speed(nic.speedMbps),
  ];
  const all = nics.map(texts);
  const widths = (all[0] ?? []).map((_, index) =>
    Math.min(17, Math.max(...all.map((row) => textWidth(row[index] ?? '')))),
  );
  return (nic) => {
    const use = nicUse(nic, facts);
    const before = texts(nic)
      .map((text, index) => `${padTo(shorten(text, widths[index] ?? 0), widths[index] ?? 0)}  `)
      .join('');
    return [
      span(before, nic.carrier === false ? 'dim' : 'plain'),
      span(
        shorten(nicUseWords(use), columns - textWidth(before)),
        use.use === 'management' ? 'accent' : 'plain',
      ),
    ];
  };
}

/** The network interfaces, one per row, as many as fit. */
export function nicRows(facts: HostFacts, columns: number, rows: number): readonly Line[] {
  const nics = physicalNics(facts);
  return nics.length === 0
    ? [[span(words.noNics)]]
    : listed(nics, rows, nicLine(facts, nics, columns));
}

function nicLines(facts: HostFacts | null, columns: number, rows: number): readonly Line[] {
  return facts === null || rows < 2
    ? []
    : [...heading(words.nics), ...nicRows(facts, columns, rows - 2)];
}

function vmLines(facts: HostFacts | null, columns: number, rows: number): readonly Line[] {
  if (facts === null || rows < 2) return [];
  const { runningVms: vms } = facts;
  if (!vms.known) return heading(shorten(words.vmsUnknown(unknownValue(vms.reason)), columns));
  if (vms.value.length === 0) return heading(words.noVms);
  return [
    ...heading(words.vms(vms.value.length)),
    ...listed(vms.value, rows - 2, ({ name }): Line => [
      span(shorten(`- ${clean(name) || statusWords.unnamed}`, columns)),
    ]),
  ];
}

/** Rows that the list of VMs always gets, heading included, however many interfaces there are. */
const leastVmRows = 5;

/**
 * A summary of this host, in no more rows than the area has: the values that change, and those that
 * an operator may need anywhere in the menus.
 */
export function overviewColumnView(
  sources: OverviewSources,
  { columns, rows }: Area,
): OverviewColumnView {
  const { status, facts, machineSummary } = sources;
  const management = knownManagement(status);
  const now = [
    ...managementLines(management, facts, columns),
    ...trafficLines(sources, columns),
    ...machineLines(machineSummary, columns),
  ];
  const state = stateLines(sources, columns);
  const looked = status === null ? '' : lookedAt({ ...sources, status });
  const top: readonly Line[] = [
    ...state,
    ...(looked === '' ? [] : wrap(looked, columns).map((line): Line => [span(line, 'dim')])),
    ...(now.length === 0 ? [] : [[], ...now]),
  ];
  const nics = nicLines(facts, columns, rows - top.length - leastVmRows);
  return {
    title: words.title,
    lines: [...top, ...nics, ...vmLines(facts, columns, rows - top.length - nics.length)].slice(
      0,
      rows,
    ),
  };
}
