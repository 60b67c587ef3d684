/** Where the page starts: the launch token first, then the screens. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/noto-sans-sc/wght.css'
// Papers are set in it, and names find their rare characters in it.
import '@chinese-fonts/syst/dist/SourceHanSerifCN/result.css'
import './kit/kit.css'
import './shell/shell.css'
import { getDefined } from '../shared/kernel/assert.ts'
import { Program } from './shell/Program.tsx'
import { refuseStrayDrops } from './shell/file-drops.ts'
import { exchangeLaunchToken } from './shell/launch.ts'

const root = createRoot(getDefined(document.querySelector('#root'), 'root element'))

refuseStrayDrops()
// The token has to leave the address before the router reads the fragment as a path.
await exchangeLaunchToken()

root.render(
  <StrictMode>
    <Program />
  </StrictMode>,
)
