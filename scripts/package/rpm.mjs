import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { description, oldestKernel, stopStartUnit, summary } from './about.mjs';
import { packageName } from './paths.mjs';
import { run } from './run.mjs';
import { isOwn, pathsIn } from './tree.mjs';

/** In rpm's own Lua: the root that it is installed into may have no shell. */
const lua = {
  pre: `local file = io.open("/proc/sys/kernel/osrelease")
if file then
  local release = file:read("*l") or ""
  file:close()
  local major, minor = string.match(release, "^(%%d+)%%.(%%d+)")
  if major and (tonumber(major) < 4 or (tonumber(major) == 4 and tonumber(minor) < 18)) then
    error("xsconsole needs Linux ${oldestKernel}: run it from elsewhere on the files of this host, with --root.")
  end
end`,
  post: start('/usr/bin/systemctl', ['daemon-reload'], 'posix.access("/run/systemd/system", "x")'),
  // Not when another version follows: the console stays on the screens.
  preun: [
    start('/opt/xsconsole/bin/xsconsole-setup', ['--restore'], 'tonumber(arg[2]) == 0'),
    // A host with systemd has a shell.
    start('/bin/sh', ['-c', stopStartUnit], 'tonumber(arg[2]) == 0'),
  ].join('\n'),
  postun: start(
    '/usr/bin/systemctl',
    ['daemon-reload'],
    'posix.access("/run/systemd/system", "x")',
  ),
};

/** Lua that runs a program where a condition holds and the program is there. */
function start(program, args, condition) {
  return `if ${condition} and posix.access("${program}", "x") then
  local child = posix.fork()
  if child == 0 then
    posix.exec("${program}", ${args.map((arg) => JSON.stringify(arg)).join(', ')})
    os.exit(127)
  elseif child > 0 then
    posix.wait(child)
  end
end`;
}

/** An npm version with `~` in place of the hyphen, which separates version and release in rpm. */
const rpmVersion = (version) => version.replaceAll('-', '~');

/** Makes the rpm of the tree, in `target`; answers its path. */
export function makeRpm(tree, target, version, level) {
  const work = join(target, 'rpm.work');
  mkdirSync(work);
  const files = pathsIn(tree).filter(({ path, isFolder }) => !isFolder || isOwn(path));
  writeFileSync(
    join(work, 'package.spec'),
    `Name: ${packageName}
Version: ${rpmVersion(version)}
Release: 1
Summary: ${summary}
License: MIT
ExclusiveArch: x86_64
AutoReqProv: no

%description
${description.join('\n')}

%install
mkdir -p %{buildroot}
cp -a ${tree}/. %{buildroot}/

${Object.entries(lua)
  .map(([name, text]) => `%${name} -p <lua>\n${text}\n`)
  .join('\n')}
%files
%defattr(-,root,root)
${files.map(({ path, isFolder }) => `${isFolder ? '%dir ' : ''}"/${path}"`).join('\n')}
`,
  );
  const macros = {
    _topdir: work,
    // Read by rpm 4.11 of CentOS 7: xz, and SHA-256.
    _binary_payload: `w${level}T${cpus().length}.xzdio`,
    _binary_filedigest_algorithm: '8',
    __os_install_post: '%{nil}',
    _build_id_links: 'none',
    debug_package: '%{nil}',
    _use_weak_usergroup_deps: '0',
  };
  run('rpmbuild', [
    '-bb',
    '--quiet',
    ...Object.entries(macros).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
    join(work, 'package.spec'),
  ]);
  const [made = ''] = readdirSync(join(work, 'RPMS/x86_64'));
  renameSync(join(work, 'RPMS/x86_64', made), join(target, made));
  rmSync(work, { recursive: true });
  return join(target, made);
}
