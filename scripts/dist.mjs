import { makeDriver } from './packing/driver.mjs'
import { help, readDistOptions } from './packing/options.mjs'
import { makeWebPackage } from './packing/web-package.mjs'
import { makeWindowPackages } from './packing/window-packages.mjs'
import { callerFolder } from './support/caller-folder.mjs'
import { endChildrenWithUs } from './support/children.mjs'
import { setUp } from './support/set-up.mjs'
import { runEntry, say } from './support/trouble.mjs'

/** `npm run dist -- --win --x64`: packages for computers that have neither Node nor npm. */
async function main() {
  const options = readDistOptions(process.argv.slice(2), callerFolder('dist'))
  if (options === 'help') {
    process.stdout.write(`${help}\n`)
    return 0
  }
  endChildrenWithUs()
  await setUp()
  for (const target of options.targets) {
    const driver = await makeDriver({ ...target, prebuilt: options.prebuiltDriver })
    const made =
      target.kind === 'web'
        ? await makeWebPackage({ target, driver, output: options.output })
        : await makeWindowPackages({ target, driver, ...options })
    for (const file of made) say(`打包完成：${file}`)
  }
  return 0
}

await runEntry(main)
