const { createClient } = require('redis')
const JWTR = require('jwt-redis').default

exports.jwtr = new JWTR(createClient())
