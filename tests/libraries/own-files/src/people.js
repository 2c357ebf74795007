const fs = require('fs')
const { writeFile: put } = require('node:fs/promises')
const path = require('path')

const FILE = path.join(__dirname, '..', 'data', 'people.json')

/** Everybody, as the file had it when the program started. */
const people = {
  all: require('../data/people.json'),
  set(all) { this.all = all },
}

const save = () => put(FILE, JSON.stringify(people.all, null, 2)) //=> invalidates refresh-token

module.exports = { people, save, saveAtOnce: (all) => fs.writeFileSync(FILE, JSON.stringify(all)) } //=> invalidates refresh-token
