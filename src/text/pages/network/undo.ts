/** Words of Undo Network Reset in the menu and beside it. */
export const undoPageWords = {
  label: 'Undo Network Reset',
  keywords: 'return former previous old configuration back revert restore go back',
  beside: [
    'Returns to the configuration from before the last Emergency Network Reset.',
    'Before the reboot it puts the files back. After it, XAPI moves the management interface ' +
      'back to its former port, Bond or VLAN with the former address, and then recreates what ' +
      'the reset removed. Nothing reboots.',
    'If that is not possible, it says why and offers a reset with the former values filled in.',
    'It shows everything that changes, and asks before it begins.',
  ],
} as const;
