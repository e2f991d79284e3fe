/*
 * A conversation, live: shows a new message as it comes, unless somebody is typing; then it says so.
 * Without this file the link "see whether there is an answer" does the same.
 */
;(function () {
  'use strict'
  var place = document.querySelector('[data-talk]')
  if (!place) return
  var fresh = place.querySelector('[data-fresh]')
  var deaf = place.querySelector('[data-deaf]')
  var field = document.querySelector('textarea[name="body"]')
  var heard = Date.now()
  var source = new EventSource(
    '/events?talk=' + encodeURIComponent(place.getAttribute('data-talk')),
  )

  function alive() {
    heard = Date.now()
    deaf.hidden = true
  }

  source.addEventListener('beat', alive)
  source.addEventListener('said', function () {
    alive()
    if (field && field.value !== '') fresh.hidden = false
    else location.reload()
  })
  source.addEventListener('error', function () {
    if (source.readyState === EventSource.CLOSED) deaf.hidden = false
  })
  setInterval(function () {
    if (Date.now() - heard > 40000) deaf.hidden = false
  }, 10000)
})()
