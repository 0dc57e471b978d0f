import type { Known } from '../../../model/index.js';
import { clean } from '../../sanitize.js';
import { unknownValue } from '../../status.js';
import { counted } from '../../units.js';

const readable = (name: string): string => clean(name).replaceAll('_', ' ');

/** The regions whose names do not say everything. */
const regions: ReadonlyMap<string, string> = new Map([
  ['America', 'North and South America'],
  ['Arctic', 'Arctic Ocean'],
  ['Atlantic', 'Atlantic Ocean'],
  ['Etc', 'fixed hours from UTC; Etc/GMT+1 is one hour behind UTC'],
  ['Indian', 'Indian Ocean'],
  ['Pacific', 'Pacific Ocean'],
  ['UTC', 'the same time everywhere'],
]);

/** Words of Time Zone. */
export const timeZoneWords = {
  label: 'Time Zone',
  keywords: 'timezone zone region city clock utc localtime timedatectl',
  beside: 'The time zone that this host counts its local time by. It needs no XAPI.',
  title: 'Time Zone',
  now: 'Zone now',
  present: (zone: Known<string>): string =>
    zone.known ? clean(zone.value) : unknownValue(zone.reason),
  region: 'In which region is this host?',
  city: 'Which of these places has the time of this host?',
  place: readable,
  count: (zones: number): string => counted(zones, 'zone'),
  regionMeans: (region: string): string => regions.get(region) ?? '',
  isPresent: 'This host has it already.',
  unknown: (reason: string): string => `The time zones: ${reason}`,
  ask: (zone: string): string => `The local time of this host becomes that of ${clean(zone)}.`,
  askMore:
    'The clock itself stays as it is. Programs that run keep the old zone until they are ' +
    'started again; new log lines have the new local time.',
  yes: 'Set the zone',
  isNow: (zone: string): string => `This host has ${clean(zone)} now.`,
  change: { title: 'Time Zone', done: 'The time zone is set.' },
} as const;
