/*
 * The way out, quicker than the network. Without this file the link /leave does all that matters; with it
 * the page is blank at once, also when the line is dead, and Shift three times does the same.
 * What somebody chose for this tab stands in `data-tab` of the page. No storage, nothing remembered.
 */
;(function () {
  'use strict'
  var chosen = (document.documentElement.dataset.tab || '').split(' ')
  var gone = false

  function has(choice) {
    return chosen.indexOf(choice) >= 0
  }

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
    var link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!link) return
    if (link.hasAttribute('data-leave')) {
      event.preventDefault()
      leave()
      return
    }
    // No trail in this tab: the next page takes the place of this one, so that Back leads out of here.
    var plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
    var ours = link.origin === location.origin && !link.target
    if (!has('replace') || !plain || !ours || event.defaultPrevented) return
    event.preventDefault()
    location.replace(link.href)
  })

  // Forms that lead to a page and hold no words do the same. All others leave one step, as everywhere.
  document.addEventListener('submit', async function (event) {
    var form = event.target
    if (!has('replace') || !form.hasAttribute('data-replaces')) return
    event.preventDefault()
    var sent = { method: 'POST', body: new URLSearchParams(new FormData(form)) }
    try {
      var answer = await fetch(form.action, sent)
      location.replace(answer.url)
    } catch {
      form.submit()
    }
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
      if (event.key !== 'Shift' || !alone || has('no-key')) return
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

  // Out of sight the page is blank at once, for the small pictures that phones keep of pages. After a minute
  // it stays so: the server then asks for the passphrase, readers come to the front page. What was typed is
  // kept there as after the end of a session. Another page of ours in sight says that she is still here.
  var AWAY_MS = 60000
  var ANSWER_MS = 2000
  var AGAIN_MS = 3000
  // What may outlive its page holds 64 KiB at most.
  var MOST_KEPT_ALIVE = 60000
  var watches = !has('no-away')
  // Old browsers have none: then no other page can say that she is still here.
  var tabs = watches && window.BroadcastChannel ? new BroadcastChannel('tabs') : null
  var hiddenAt = 0
  var timer = 0
  var away = false
  var told = false
  var company = false
  var back = location.pathname + location.search

  function inSight() {
    return document.visibilityState === 'visible'
  }

  /** The fields of the form with words in it, and the way back to it. */
  function typed() {
    var all = Array.prototype.slice.call(document.querySelectorAll('textarea'))
    var inForms = all.filter(function (one) {
      return one.form
    })
    // A title may stand alone, before the first word under it.
    var words = inForms.filter(function (one) {
      return one.value
    })[0]
    var first = words || inForms[0]
    var fields = new URLSearchParams(first ? new FormData(first.form) : '')
    fields.set('to', back)
    return fields
  }

  /** Tells the server, who answers with a way on; anything else is no answer. Says whether to ask again. */
  async function tellAway(fields) {
    try {
      var alive = String(fields).length < MOST_KEPT_ALIVE
      var answer = await fetch('/away', { method: 'POST', body: fields, keepalive: alive })
      if (answer.redirected) back = answer.url
      // What it does not take it will not take later: the page is asked for anew.
      told = answer.redirected || (answer.status >= 400 && answer.status < 500)
    } catch {
      told = false
    }
    return !told
  }

  /** Without a line the page stays blank and holds what was typed, until the server knows. */
  async function holdUntilTold(fields) {
    var again = await tellAway(fields)
    if (gone) return
    if (again) setTimeout(holdUntilTold, AGAIN_MS, fields)
    else if (inSight()) location.replace(back)
  }

  async function goAway() {
    if (away || gone) return
    away = true
    var fields = typed()
    blank()
    await holdUntilTold(fields)
  }

  function tell(word) {
    if (!tabs) return
    // A channel is of one origin by itself.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tabs.postMessage(word)
  }

  function watch() {
    timer = setTimeout(function () {
      company = false
      tell('anybody')
      timer = setTimeout(function () {
        if (company) watch()
        else goAway()
      }, ANSWER_MS)
    }, AWAY_MS)
  }

  if (tabs) {
    tabs.addEventListener('message', function (event) {
      if (event.data === 'here') company = true
      else if (inSight()) tell('here')
    })
  }

  if (watches) {
    document.addEventListener('visibilitychange', function () {
      if (gone) return
      clearTimeout(timer)
      if (!inSight()) {
        hiddenAt = Date.now()
        document.body.hidden = true
        watch()
      } else if (away) {
        if (told) location.replace(back)
      } else if (Date.now() - hiddenAt >= AWAY_MS && !company) {
        // The clock of a page out of sight may have stood still.
        goAway()
      } else {
        document.body.hidden = false
      }
    })
  }

  // A page that comes back from the browser's own memory shows nothing: it asks the server anew, who
  // knows whether there still is a session. Without the fragment, which alone would load nothing.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return
    blank()
    location.replace(location.pathname + location.search)
  })
})()
