import { hostTree, reset } from '../../support/host/host-reset.js';

test('options that the chosen modes do not use are named in one line', async () => {
  const { status, stderr } = await reset(hostTree(), [
    '--dry-run',
    '--mode=dhcp',
    '--ip=10.0.0.5',
    '--gateway=10.0.0.1',
    '--dns=10.0.0.2',
  ]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr:
      'Ignored: --ip, --gateway, --dns. Only a static mode uses them ' +
      '(--mode=static, --mode-v6=static; --dns: also --mode-v6=autoconf without --mode=dhcp).\n',
  });
});

test('an option that a mode uses is not named', async () => {
  const { status, stderr } = await reset(hostTree(), [
    '--dry-run',
    '--mode=static',
    '--ip=10.0.0.5/24',
    '--gateway=10.0.0.1',
    '--ipv6=fd00::5/64',
    '--mode-v6=autoconf',
  ]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'Ignored: --ipv6. Only a static mode uses it (--mode=static, --mode-v6=static).\n',
  });
});
