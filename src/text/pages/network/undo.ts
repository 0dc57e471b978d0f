/** Words of Undo Network Reset in the menu and beside it. */
export const undoPageWords = {
  label: 'Undo Network Reset',
  keywords: 'return former previous old configuration back revert restore go back',
  beside: [
    'Returns to the configuration from before the last Emergency Network Reset.',
    'Before the reboot it puts the files back. After it, XAPI moves the management interface ' +
      'back to its former port, Bond or VLAN with the former address, and then makes again what ' +
      'the reset has wiped. Nothing reboots.',
    'Where that is not possible it says why, and offers a reset with the former values filled in.',
    'You see everything that changes, and it asks before it begins.',
  ],
} as const;
