import { systemCommands } from '../../src/host/index.js';

const folder = '/opt/xsconsole/bin/';

/** What the build fills in, for the modules that are loaded from now on. */
function build(programs: string): void {
  jest.resetModules();
  Object.assign(globalThis, { __XSCONSOLE_PROGRAMS__: programs });
}

afterAll(() => {
  build('');
});

test.each([
  [folder, 'To confirm: /opt/xsconsole/bin/xe-reset-networking --confirm, or the Status Display.'],
  ['', 'To confirm: xe-reset-networking --confirm, or the Status Display.'],
])('hints name a program as it is typed where it is in "%s"', async (programs, hint) => {
  build(programs);
  const { confirmWords } = await import('../../src/text/index.js');
  expect(confirmWords.how).toBe(hint);
});

test('the local shell finds the programs of the package behind those of the host', async () => {
  const pathIn = async (programs: string): Promise<string> => {
    build(programs);
    const { localShell } = await import('../../src/host/machine/local-shell.js');
    return (await localShell(systemCommands, 5, {}))?.environment['PATH'] ?? '';
  };
  const onHost = await pathIn('');
  expect(onHost).not.toContain('xsconsole');
  expect(await pathIn(folder)).toBe(`${onHost}:/opt/xsconsole/bin`);
});
