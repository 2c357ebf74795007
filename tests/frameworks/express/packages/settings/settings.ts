import { readFileSync } from 'node:fs'

export interface Settings {
  readonly basePath: string
  readonly port: number
}

export const settings = (): Settings => JSON.parse(readFileSync('settings.json', 'utf8')) as Settings
