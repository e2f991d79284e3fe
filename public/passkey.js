/*
 * Passkeys of staff: asks the browser to make or use one, puts its answer into the form's hidden field and
 * sends the form. Without this file the form stays out of sight and the page says what else there is.
 */
;(function () {
  'use strict'

  function toBytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
    var bytes = new Uint8Array(plain.length)
    for (var at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at)
    return bytes
  }

  function toText(buffer) {
    var plain = ''
    new Uint8Array(buffer).forEach(function (byte) {
      plain += String.fromCharCode(byte)
    })
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  }

  function withBytes(list) {
    return (list || []).map(function (one) {
      return { type: one.type, id: toBytes(one.id), transports: one.transports }
    })
  }

  /** Safari before 18.4 has no `parseCreationOptionsFromJSON`: what is bytes is turned by hand. */
  function ask(options) {
    var asked = Object.assign({}, options, { challenge: toBytes(options.challenge) })
    if (!options.user) {
      asked.allowCredentials = withBytes(options.allowCredentials)
      return navigator.credentials.get({ publicKey: asked })
    }
    asked.user = Object.assign({}, options.user, { id: toBytes(options.user.id) })
    asked.excludeCredentials = withBytes(options.excludeCredentials)
    return navigator.credentials.create({ publicKey: asked })
  }

  function answerOf(credential) {
    var given = credential.response
    var response = { clientDataJSON: toText(given.clientDataJSON) }
    if (given.attestationObject) response.attestationObject = toText(given.attestationObject)
    if (given.signature) {
      response.authenticatorData = toText(given.authenticatorData)
      response.signature = toText(given.signature)
    }
    var id = toText(credential.rawId)
    return JSON.stringify({ id: id, rawId: id, type: credential.type, response: response })
  }

  /** Which of the page's words tell what went wrong. */
  var WORD_OF = {
    InvalidStateError: 'known',
    NotSupportedError: 'unfit',
    ConstraintError: 'unfit',
    SecurityError: 'address',
  }

  function prepare(form) {
    var options = JSON.parse(form.getAttribute('data-passkey'))
    var words = JSON.parse(form.getAttribute('data-words'))
    var said = form.querySelector('[data-said]')
    var button = form.querySelector('button')
    var instead = document.querySelector('[data-no-passkey]')
    form.hidden = false
    if (instead) instead.hidden = true

    form.addEventListener('submit', function (event) {
      event.preventDefault()
      button.disabled = true
      said.textContent = words.busy
      ask(options)
        .then(function (credential) {
          form.elements.answer.value = answerOf(credential)
          return form.submit()
        })
        .catch(function (error) {
          button.disabled = false
          said.textContent = words[WORD_OF[error.name] || 'stopped']
          button.focus()
        })
    })
  }

  if (window.PublicKeyCredential) {
    document.querySelectorAll('form[data-passkey]').forEach(prepare)
  }
})()
