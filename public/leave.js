/*
 * The way out, quicker than the network. Without this file the link /leave does all that matters; with it
 * the page is blank at once, also when the line is dead, and Shift three times does the same.
 * Plain script, no storage, nothing remembered.
 */
;(function () {
  'use strict'
  var gone = false

  function blank() {
    document.documentElement.replaceChildren(
      document.createElement('head'),
      document.createElement('body'),
    )
    // Last: the title lives in the head, and a page without one is named after its address.
    document.title = 'Weer'
  }

  function leave() {
    if (gone) return
    gone = true
    blank()
    // Replaces this page in the list of the tab; the server ends the session and sends on.
    location.replace('/leave')
  }

  document.addEventListener('click', function (event) {
    var link = event.target instanceof Element ? event.target.closest('[data-leave]') : null
    if (!link) return
    event.preventDefault()
    leave()
  })

  // Shift three times within five seconds, by itself: any other key between begins anew, so that typing
  // capitals never leaves.
  var presses = []
  var alone = false
  document.addEventListener(
    'keydown',
    function (event) {
      if (event.key === 'Shift') {
        if (!event.repeat) alone = true
        return
      }
      alone = false
      presses = []
    },
    true,
  )
  document.addEventListener(
    'keyup',
    function (event) {
      if (event.key !== 'Shift' || !alone) return
      alone = false
      var now = Date.now()
      presses = presses.filter(function (at) {
        return now - at < 5000
      })
      presses.push(now)
      if (presses.length >= 3) leave()
    },
    true,
  )
  document.addEventListener('pointerdown', function () {
    presses = []
    alone = false
  })

  // A page that comes back from the browser's own memory shows nothing: it asks the server anew, who
  // knows whether there still is a session. Without the fragment, which alone would load nothing.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return
    blank()
    location.replace(location.pathname + location.search)
  })
})()
