// Debian's packages: which are missing, installing them, and reading a release other than the system's own without
// touching the system's apt set-up.
import fs from 'node:fs';
import path from 'node:path';
import { inCache } from '../paths.mjs';
import { Stop, findProgram, onPath, read, run, say } from '../terminal.mjs';

// A dead mirror should end in a sentence soon, not in minutes of retries.
const network = [
  '-o',
  'Acquire::Retries=2',
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
];

/** 12 or 13 on those releases of Debian, else null. */
export function debianRelease() {
  try {
    const text = fs.readFileSync('/etc/os-release', 'utf8');
    const field = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
    const release = Number(field('VERSION_ID'));
    return field('ID') === 'debian' && (release === 12 || release === 13) ? release : null;
  } catch {
    return null;
  }
}

export function missingPackages(names) {
  const listed = read('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // dpkg-query fails when one name is unknown, and still lists the others: ask again one by one only then.
  const text =
    listed ??
    names
      .map(
        (name) =>
          read('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', name], {
            stdio: ['ignore', 'pipe', 'ignore'],
          }) ?? '',
      )
      .join('');
  const installed = new Set();
  for (const line of text.split('\n')) {
    const [name, status] = line.split(' ');
    if (status === 'installed') installed.add(name);
  }
  return names.filter((name) => !installed.has(name));
}

/** Installs what is missing of `names` ({package: reason}). */
export async function installPackages(reasons, door) {
  const missing = missingPackages(Object.keys(reasons));
  if (missing.length === 0) return;
  say(`Installing ${missing.length} Debian package${missing.length === 1 ? '' : 's'}:`);
  for (const name of missing) process.stderr.write(`      ${name}: ${reasons[name]}\n`);
  await apt(['update', '-q'], door, missing, { allowFailure: true });
  await apt(['install', '-y', '-q', '--no-install-recommends', ...missing], door, missing);
  const still = missingPackages(missing);
  if (still.length > 0)
    throw new Stop(
      `Debian did not install ${still.join(', ')}: see apt's messages above, then run \`${door}\` again.`,
    );
}

async function apt(args, door, missing, options = {}) {
  const command = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=300',
    ...network,
    ...args,
  ];
  if (process.getuid?.() !== 0) {
    if (!onPath('sudo')) {
      throw new Stop(
        `Packages are missing and there is no sudo: as root run \`apt-get update && apt-get install ${missing.join(' ')}\`, then \`${door}\` again.`,
      );
    }
    command.unshift('sudo');
  }
  await run(command[0], command.slice(1), {
    ...options,
    quiet: false,
    input: 'inherit',
    onFailure: `Debian's packages could not be installed: check the network and that ${process.getuid?.() === 0 ? 'no other package manager is running' : 'sudo lets you install packages'} (apt's messages are above), then run \`${door}\` again.`,
  });
}

/**
 * apt-get arguments that read Debian 13 (trixie) from this machine's own mirror, with a package list, state and cache
 * of their own: the system's sources and preferences are neither read nor changed. Needs no root.
 */
export async function trixie(door) {
  const address = mirror();
  if (!address)
    throw new Stop(
      `No Debian mirror is set up on this machine: add one to /etc/apt/sources.list, then run \`${door}\` again.`,
    );
  const options = [...separate(inCache('apt'), address), '-o', 'Acquire::Languages=none'];
  if (!trixie.updated) {
    say('Reading the package list of Debian 13 (into the cache; the system keeps its own)');
    await run('apt-get', [...options, '-q', 'update', '-o', 'APT::Update::Error-Mode=any'], {
      onFailure: `Debian 13's package list could not be read from ${address}: check the network, then run \`${door}\` again.`,
    });
    trixie.updated = true;
  }
  return options;
}

/** apt-get arguments for Debian 13 on that mirror, that keep everything in a folder of ours. */
export function separate(folder, address) {
  for (const part of ['lists/partial', 'cache/archives/partial'])
    fs.mkdirSync(path.join(folder, part), { recursive: true });
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const signed = fs.existsSync(keyring) ? `[signed-by=${keyring}] ` : '';
  fs.writeFileSync(
    path.join(folder, 'sources.list'),
    `deb ${signed}${address} trixie main\ndeb-src ${signed}${address} trixie main\n`,
  );
  const settings = [
    `Dir::Etc::sourcelist=${path.join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=/dev/null',
    'Dir::Etc::preferences=/dev/null',
    'Dir::Etc::preferencesparts=/dev/null',
    `Dir::State::lists=${path.join(folder, 'lists')}`,
    `Dir::Cache=${path.join(folder, 'cache')}`,
    'APT::Get::List-Cleanup=true',
    'APT::Sandbox::User=root',
  ];
  return [...network, ...settings.flatMap((setting) => ['-o', setting])];
}

/** The mirror the system itself uses for its own release, or null. */
export function mirror() {
  const text =
    read('apt-get', [
      'indextargets',
      '--no-release-info',
      '--format',
      '$(REPO_URI) $(RELEASE) $(CREATED_BY)',
    ]) ?? '';
  for (const line of text.split('\n')) {
    const [address, release, kind] = line.split(' ');
    if (
      kind === 'Packages' &&
      /^(https?|file):/.test(address) &&
      /^(bookworm|trixie|stable|oldstable)$/.test(release)
    )
      return address;
  }
  return null;
}

export { findProgram };
