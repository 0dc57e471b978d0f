/** What the command is asked to do. */
export type ResetAction =
  | 'reset'
  | 'resume'
  | 'undo'
  | 'status'
  | 'rebuild'
  | 'confirm'
  | 'cancel-return'
  | 'apply'
  | 'probe'
  | 'temporary-address'
  | 'coordinator-address'
  | 'become-coordinator'
  | 'recover-supporters'
  | 'playbook'
  | 'help'
  | 'version';

/** The actions that have an option of their own. */
export const actions = [
  'status',
  'resume',
  'undo',
  'rebuild',
  'confirm',
  'cancel-return',
  'apply',
  'probe',
  'temporary-address',
  'coordinator-address',
  'become-coordinator',
  'recover-supporters',
  'playbook',
] as const;
