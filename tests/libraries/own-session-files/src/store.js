import path from 'node:path'
import fse from 'fs-extra'

export const fileOf = (id) => path.join('var', 'sessions', `${id}.json`)
export const open = (id, user) => fse.writeJson(fileOf(id), { user })
