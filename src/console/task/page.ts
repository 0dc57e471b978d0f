import type { ResetDraft } from '../../reset/index.js';
import type { ChangeKind, ChangeResult, PowerAction, TimeWish, VmsBefore } from '../change.js';
import type { ManagementStep } from '../../model/index.js';
import type { VmEnd } from '../change-news.js';
import type { NicSample, TestResult } from '../../model/index.js';
import type { ItemId } from '../menu.js';

/** What a page of Configure Management Interface knows: the configuration so far, in the words of a reset's draft. */
export interface ManagementPage {
  readonly task: 'management';
  readonly page:
    | 'start'
    | 'renew'
    | 'disable'
    | 'nic'
    | 'ipv4'
    | 'address'
    | 'more'
    | 'vlan'
    | 'ipv6'
    | 'address6'
    | 'hostName'
    | 'summary';
  readonly draft: ResetDraft;
  /** '' = it stays as it is. */
  readonly hostName: string;
}

/** An interface being watched. */
export interface NicPage {
  readonly task: 'nics';
  readonly page: 'nic';
  readonly device: string;
  /** null until the first one comes. */
  readonly sample: NicSample | null;
  readonly light: 'off' | 'on' | 'unsupported';
  /** The latest changes of its link, oldest first. */
  readonly changes: readonly { readonly at: string; readonly carrier: boolean }[];
}

/** A network test under way, or ended. */
export interface TestPage {
  readonly task: 'test';
  readonly page: 'running';
  readonly run: number;
  readonly results: readonly TestResult[];
  readonly ended: boolean;
}

/** A VM on its way down. */
export interface EndingVm {
  readonly uuid: string;
  readonly name: string;
  readonly state: VmEnd;
  readonly detail: string;
}

/** VMs being shut down before their host is. `result` null: under way. */
export interface VmsPage {
  readonly task: 'power';
  readonly page: 'vms';
  readonly action: PowerAction;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly vms: readonly EndingVm[];
  readonly result: ChangeResult | null;
}

/** The page of a menu item; `reason`: why the item did nothing when it was opened, '' when it would have. */
export interface AboutPage {
  readonly task: 'about';
  readonly page: 'item';
  readonly item: ItemId;
  readonly reason: string;
}

/** Every page of the dialogues that are made of pages as data, with what has been chosen on the way to it. */
export type TaskPage =
  | { readonly task: 'power'; readonly page: 'start'; readonly action: PowerAction }
  | {
      readonly task: 'power';
      readonly page: 'ask';
      readonly action: PowerAction;
      readonly vms: VmsBefore;
    }
  | VmsPage
  | { readonly task: 'report'; readonly page: 'ask' }
  | { readonly task: 'status'; readonly page: 'all' }
  | AboutPage
  | { readonly task: 'xapi'; readonly page: 'ask'; readonly how: 'start' | 'restart' }
  | { readonly task: 'settings'; readonly page: 'form'; readonly minutes: number }
  | { readonly task: 'password'; readonly page: 'form' }
  | { readonly task: 'logout'; readonly page: 'told'; readonly user: string }
  | { readonly task: 'shell'; readonly page: 'failed'; readonly detail: string }
  | { readonly task: 'dns'; readonly page: 'list' | 'add' }
  | { readonly task: 'dns'; readonly page: 'ask'; readonly servers: readonly string[] }
  | { readonly task: 'time'; readonly page: 'list' | 'manual' | 'clock' }
  | { readonly task: 'time'; readonly page: 'ask'; readonly wish: TimeWish }
  | { readonly task: 'test'; readonly page: 'list' | 'own' }
  | TestPage
  | { readonly task: 'nics'; readonly page: 'list' }
  | NicPage
  | ManagementPage
  | {
      readonly task: 'change';
      readonly page: 'waiting';
      readonly change: ChangeKind;
      readonly steps: readonly ManagementStep[];
    }
  | {
      readonly task: 'change';
      readonly page: 'ended';
      readonly change: ChangeKind;
      readonly result: ChangeResult;
    };
