/** What the system gives besides windows: dialogs, menus, displays, power, the keyring. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { guard, guardClass, needReady, typings } from './guard.ts'

/** Nobody sits here: a dialog stands until the test has put an answer in its place. */
async function unanswered(kind: string, options: object): Promise<never> {
  needReady('dialog')
  process.stderr.write(`stand-in: nobody answers ${kind} ${JSON.stringify(options)}\n`)
  return new Promise(() => undefined)
}

export const dialog = guard('Dialog', {
  showMessageBox: (...args: readonly object[]) => unanswered('message box', args.at(-1) ?? {}),
  showSaveDialog: (...args: readonly object[]) => unanswered('save dialog', args.at(-1) ?? {}),
  showErrorBox(title: string, content: string) {
    process.stderr.write(`stand-in: error box ${title}: ${content}\n`)
  },
})

const itemOptions = typings.membersOf('MenuItemConstructorOptions')
let applicationMenu: object | null = null

function makeItem(options: MenuItemConstructorOptions): object {
  for (const name of Object.keys(options)) {
    if (!itemOptions.has(name)) throw new TypeError(`Electron has no menu option ${name}`)
  }
  const { submenu, click } = options
  return guard('MenuItem', {
    enabled: true,
    visible: true,
    id: '',
    label: '',
    accelerator: undefined,
    role: undefined,
    ...options,
    type: options.type ?? (submenu === undefined ? 'normal' : 'submenu'),
    submenu: Array.isArray(submenu) ? makeMenu(submenu) : undefined,
    click: () => click?.(...([undefined, undefined, {}] as unknown as Parameters<typeof click>)),
  })
}

function makeMenu(template: readonly MenuItemConstructorOptions[]): object {
  const items = template.map(makeItem) as { id: string; submenu?: { getMenuItemById: Find } }[]
  type Find = (id: string) => object | null
  const target = Object.assign(new EventEmitter(), {
    items,
    getMenuItemById(id: string): object | null {
      for (const item of items) {
        if (item.id === id) return item
        const inside = item.submenu?.getMenuItemById(id) ?? null
        if (inside !== null) return inside
      }
      return null
    },
  })
  return guard('Menu', target)
}

export const Menu = guardClass('Menu', {
  buildFromTemplate: makeMenu,
  getApplicationMenu: () => applicationMenu,
  setApplicationMenu(menu: object | null) {
    applicationMenu = menu
  },
})

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
}
const displays = JSON.parse(process.env['STAND_IN_DISPLAYS'] ?? 'null') ?? [display]

export const screen = guard(
  'Screen',
  Object.assign(new EventEmitter(), {
    getAllDisplays() {
      needReady('screen')
      return displays
    },
    getPrimaryDisplay() {
      needReady('screen')
      return displays[0]
    },
  }),
)

export const powerMonitor = guard('PowerMonitor', new EventEmitter())

/** A keyring in a file: what it gives out can be read on this machine only, which is its point. */
const keyring = () => join(app.getPath('appData'), 'stand-in-keyring')

function keyringKey(): Buffer {
  const file = keyring()
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600 })
  }
  return readFileSync(file)
}

const backend = process.env['STAND_IN_KEYRING'] ?? 'gnome_libsecret'
const isEncryptionAvailable = () => backend !== 'none'

export const safeStorage = guard('SafeStorage', {
  isEncryptionAvailable() {
    needReady('safeStorage')
    return isEncryptionAvailable()
  },
  getSelectedStorageBackend: () => (backend === 'none' ? 'unknown' : backend),
  encryptString(text: string) {
    if (!isEncryptionAvailable()) throw new Error('Encryption is not available.')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  },
  decryptString(sealed: Buffer) {
    if (!isEncryptionAvailable()) throw new Error('Decryption is not available.')
    const decipher = createDecipheriv('aes-256-gcm', keyringKey(), sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
  },
})
