import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { configFor } from '../../electron-builder.config.mjs'
import { places } from '../support/places.mjs'
import { toolsFolder } from './tools.mjs'

/** Runs electron-builder over one laid-out program, under Node 24: `run-builder.mjs TASK.json`. */

/** @type {import('./window-packages.mjs').BuilderTask} */
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const builder = path.join(toolsFolder, 'node_modules/electron-builder/out/index.js')
const { default: electronBuilder } = await import(pathToFileURL(builder).href)
const { Arch, Platform, build } = electronBuilder

const config = configFor(task)
const platform = task.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX
const files = await build({
  targets: platform.createTarget(task.formats ?? undefined, Arch[task.arch]),
  projectDir: places.root,
  publish: 'never',
  config: {
    ...config,
    directories: { app: task.app, buildResources: task.icons, output: task.output },
  },
})
writeFileSync(task.made, JSON.stringify(files.length > 0 ? files : [task.output]))
