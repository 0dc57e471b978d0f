import { itemLabels, loginWords, shellWords, statusWords } from '../../text/index.js';
import { text } from '../paragraph.js';
import { aboutPage } from './about.js';
import { endedPage, waitingPage } from './change.js';
import { dnsAddPage, dnsAskPage, dnsListPage } from './dns.js';
import { managementPage } from './management.js';
import { nicListPage, nicPage } from './nics.js';
import type { TaskPage } from './page.js';
import type { PageSpec, TaskContext } from './page-spec.js';
import { passwordPage } from './password.js';
import { powerAskPage, powerStartPage } from './power.js';
import { reportPage } from './report.js';
import { settingsPage } from './settings.js';
import { statusDetailsPage } from './status.js';
import { testListPage, testOwnPage, testRunningPage } from './test-network.js';
import { timeAskPage, timeClockPage, timeListPage, timeManualPage } from './time.js';
import { vmsPage } from './vms.js';
import { xapiPage } from './xapi.js';

function told(title: string, words: string): PageSpec {
  return { kind: 'text', title, blocks: [text(words)], keys: [], leave: [], escape: 'close' };
}

type PageOf<Task extends TaskPage['task']> = TaskPage & { readonly task: Task };

function powerPage(page: PageOf<'power'>, context: TaskContext): PageSpec {
  switch (page.page) {
    case 'start':
      return powerStartPage(page.action, context);
    case 'ask':
      return powerAskPage(page, context);
    case 'vms':
      return vmsPage(page, context.now);
  }
}

function dnsPage(page: PageOf<'dns'>, context: TaskContext): PageSpec {
  switch (page.page) {
    case 'list':
      return dnsListPage(context);
    case 'add':
      return dnsAddPage(context);
    case 'ask':
      return dnsAskPage(page.servers, context);
  }
}

function timePage(page: PageOf<'time'>, context: TaskContext): PageSpec {
  switch (page.page) {
    case 'list':
      return timeListPage(context);
    case 'manual':
      return timeManualPage(context);
    case 'clock':
      return timeClockPage(context);
    case 'ask':
      return timeAskPage(page.wish, context);
  }
}

function testPage(page: PageOf<'test'>, context: TaskContext): PageSpec {
  switch (page.page) {
    case 'list':
      return testListPage(context);
    case 'own':
      return testOwnPage(context);
    case 'running':
      return testRunningPage(page);
  }
}

/** A page as data. Pure: the same page on the same host is the same. */
export function pageSpec(page: TaskPage, context: TaskContext): PageSpec {
  switch (page.task) {
    case 'power':
      return powerPage(page, context);
    case 'about':
      return aboutPage(page, context);
    case 'status':
      return statusDetailsPage(context);
    case 'xapi':
      return xapiPage(page.how);
    case 'report':
      return reportPage();
    case 'settings':
      return settingsPage(page.minutes);
    case 'password':
      return passwordPage(context.user, !context.passwordSet);
    case 'logout':
      return told(loginWords.outTitle, loginWords.out(page.user));
    case 'shell':
      return told(itemLabels.shell, shellWords.failed(page.detail));
    case 'dns':
      return dnsPage(page, context);
    case 'time':
      return timePage(page, context);
    case 'test':
      return testPage(page, context);
    case 'nics':
      return page.page === 'nic' ? nicPage(page, context) : nicListPage(context);
    case 'management':
      return context.facts === null
        ? told('', statusWords.reading)
        : managementPage(page, { ...context, facts: context.facts });
    case 'change':
      return page.page === 'ended'
        ? endedPage(page.change, page.result)
        : waitingPage(page.change, page.steps);
  }
}
