/** One restrained look: dark ink, one blue, amber only for practice and warnings. */
import type { ThemeConfig } from 'antd'

const ink = '#15212c'
const edge = '#8b98a5'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b5a86',
    colorLink: '#0b5a86',
    colorError: '#b3261e',
    colorSuccess: '#1b6e3c',
    colorWarning: '#8a5300',
    colorText: ink,
    colorTextSecondary: '#43515e',
    colorTextTertiary: '#55636f',
    colorTextDescription: '#43515e',
    colorTextPlaceholder: '#66737f',
    colorTextDisabled: '#5b6874',
    colorBorder: edge,
    colorBorderSecondary: '#d5dce2',
    colorBgLayout: '#eef1f4',
    controlItemBgHover: '#e3eef5',
    controlItemBgActive: '#eaf2f7',
    controlItemBgActiveHover: '#cfe2ee',
    borderRadius: 5,
    fontSize: 15,
    controlHeight: 34,
    fontFamily:
      "'Noto Sans SC Variable', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Serif CN VF', sans-serif",
    controlOutline: 'rgba(11, 90, 134, 0.38)',
    controlOutlineWidth: 3,
    // Nothing slides or fades: a counter PC is slow, and a clerk types ahead.
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Select: {
      optionHeight: 34,
      multipleItemBg: '#e3eef5',
      optionActiveBg: '#cfe2ee',
      optionSelectedBg: '#eaf2f7',
    },
    Tag: { defaultBg: '#eef1f4' },
  },
}
