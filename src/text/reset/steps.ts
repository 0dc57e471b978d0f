import type { HostService } from '../../model/index.js';
import type { ResetStep, RunNote } from '../../reset/index.js';
import { fileText } from './files.js';
import { clean } from '../sanitize.js';
import { counted } from '../units.js';

/** The operator's name for a service. */
function serviceText(service: HostService): string {
  switch (service) {
    case 'xapi':
      return 'XAPI';
    case 'xcp-networkd':
      return 'xcp-networkd';
    case 'network':
      return 'networking (service network)';
  }
}

/** A step as an order, for the list of what will happen and for the progress. */
export function stepText(step: ResetStep): string {
  switch (step.kind) {
    case 'saveUndo':
      return `Keep copies of ${counted(step.paths.length, 'file')} for going back`;
    case 'prepareFiles':
      return `Prepare ${counted(step.paths.length, 'new file')}`;
    case 'stopService':
      return `Stop ${serviceText(step.service)}`;
    case 'replaceFile':
      return `Replace ${clean(step.path)} (${fileText(step.file)})`;
    case 'removeFile':
      return `Remove ${clean(step.path)} (${fileText(step.file)})`;
    case 'reconfigureManagement':
      return `Set up the management bridge (interface-reconfigure ${clean(step.args.join(' '))})`;
    case 'resetInterfaceNames':
      return 'Reset the names of the network interfaces to their order at installation';
    case 'sync':
      return 'Flush everything to the disk';
    case 'remountRoot':
      return 'Remount the root file system read-write';
    case 'reboot':
      return 'Reboot the host';
  }
}

/**
 * A step as a short order that fits beside its state on a screen of 80 columns. `stepText` is
 * longer.
 */
export function stepLabel(step: ResetStep): string {
  switch (step.kind) {
    case 'replaceFile':
      return `Replace ${clean(step.path)}`;
    case 'removeFile':
      return `Remove ${clean(step.path)}`;
    case 'reconfigureManagement':
      return 'Set up the management bridge';
    case 'resetInterfaceNames':
      return 'Reset the names of the network interfaces';
    default:
      return stepText(step);
  }
}

/** Why a step did nothing, or how its command ended. */
export function noteText(note: RunNote): string {
  switch (note.code) {
    case 'wouldRun':
      return `would run: ${clean(note.detail)}`;
    case 'alreadyDone':
      return 'done already';
    case 'absent':
      return 'was not there';
    case 'notWanted':
      return 'not wanted';
    case 'movedAside':
      return `what others had put there is now ${clean(note.detail)}`;
  }
}
