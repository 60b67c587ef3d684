/** The menu: Chinese, with its keys. Nothing in it opens developer tools or leaves the program. */
import { Menu } from 'electron'
import { words } from './words.ts'
import type { ZoomStep } from './zoom.ts'

export type MenuActs = {
  readonly zoom: (change: ZoomStep) => void
  readonly toggleFullScreen: () => void
  readonly showKeys: () => void
  readonly showAbout: () => void
  readonly quit: () => void
}

export function setMenu(acts: MenuActs): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: words.file,
        submenu: [{ id: 'quit', label: words.quit, accelerator: 'Alt+F4', click: acts.quit }],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo, accelerator: 'CmdOrCtrl+Z' },
          { role: 'redo', label: words.redo, accelerator: 'CmdOrCtrl+Y' },
          { type: 'separator' },
          { role: 'cut', label: words.cut, accelerator: 'CmdOrCtrl+X' },
          { role: 'copy', label: words.copy, accelerator: 'CmdOrCtrl+C' },
          { role: 'paste', label: words.paste, accelerator: 'CmdOrCtrl+V' },
          { role: 'selectAll', label: words.selectAll, accelerator: 'CmdOrCtrl+A' },
        ],
      },
      {
        label: words.view,
        submenu: [
          {
            id: 'zoom-in',
            label: words.zoomIn,
            accelerator: 'CmdOrCtrl+=',
            click: () => acts.zoom('in'),
          },
          {
            id: 'zoom-out',
            label: words.zoomOut,
            accelerator: 'CmdOrCtrl+-',
            click: () => acts.zoom('out'),
          },
          {
            id: 'zoom-actual',
            label: words.zoomActual,
            accelerator: 'CmdOrCtrl+0',
            click: () => acts.zoom('actual'),
          },
          { type: 'separator' },
          {
            id: 'full-screen',
            label: words.fullScreen,
            accelerator: 'F11',
            click: acts.toggleFullScreen,
          },
        ],
      },
      {
        label: words.help,
        submenu: [
          // The page hears F1 itself; the menu only shows it.
          {
            id: 'keys',
            label: words.keys,
            accelerator: 'F1',
            registerAccelerator: false,
            click: acts.showKeys,
          },
          { id: 'about', label: words.about, click: acts.showAbout },
        ],
      },
    ]),
  )
}
