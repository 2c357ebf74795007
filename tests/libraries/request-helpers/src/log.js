const winston = require('winston')

exports.log = winston.createLogger({ level: 'info' })
