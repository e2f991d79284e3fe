/*
 * The workbench, live: counts, the alarm, and keys. Everything here is also there without it: the page
 * reloads itself, and every deed is a form. Plain script; nothing is stored.
 */
;(function () {
  'use strict'
  var panel = document.querySelector('[data-live]')
  if (!panel) return
  var words = JSON.parse(panel.getAttribute('data-words') || '{}')
  var banner = panel.querySelector('[data-banner]')
  var bannerText = panel.querySelector('[data-banner-text]')
  var deaf = panel.querySelector('[data-deaf]')
  var fresh = panel.querySelector('[data-fresh]')
  var soundButton = panel.querySelector('[data-sound]')
  // The queue's own line of counts, said anew by itself; it does not jump, the list below stays.
  var counts = document.querySelector('[data-counts]')
  var heard = Date.now()
  var first = true
  var ringing = 0
  var context = null
  var soundOn = false

  function tone(at, pitch) {
    var oscillator = context.createOscillator()
    var volume = context.createGain()
    oscillator.type = 'sine'
    oscillator.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.35, at + 0.05)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.6)
    oscillator.connect(volume).connect(context.destination)
    oscillator.start(at)
    oscillator.stop(at + 0.7)
  }

  function sound() {
    if (!soundOn || !context) return
    tone(context.currentTime, 587)
    tone(context.currentTime + 0.45, 784)
  }

  function showSound() {
    if (soundButton) {
      soundButton.hidden = false
      soundButton.textContent = soundOn ? words.soundOff : words.soundOn
      soundButton.setAttribute('aria-pressed', String(soundOn))
    }
  }

  function startSound() {
    // Browsers play nothing before somebody touched the page.
    context = context || new AudioContext()
    void context.resume()
    soundOn = true
    showSound()
  }

  if (soundButton) {
    soundButton.addEventListener('click', function () {
      if (soundOn) soundOn = false
      else startSound()
      showSound()
      if (soundOn && ringing > 0) sound()
    })
    showSound()
  }

  function ring(data) {
    heard = Date.now()
    deaf.hidden = true
    var before = ringing
    ringing = data.ringing || 0
    banner.hidden = ringing === 0
    if (ringing > 0) {
      bannerText.textContent = (ringing === 1 ? words.one : words.many).replace(
        '{n}',
        String(ringing),
      )
      panel.setAttribute('data-ringing', String(ringing))
      document.title = '(' + ringing + ') Luwte'
      sound()
    } else {
      panel.removeAttribute('data-ringing')
      document.title = words.title
    }
    if ('open' in data) {
      if (counts) {
        counts.textContent = counts
          .getAttribute('data-counts')
          .replace('{o}', String(data.open))
          .replace('{l}', String(data.overdue))
      }
      var state = [data.open, data.cases, data.overdue, data.messages].join('/')
      if (!first && panel.getAttribute('data-state') !== state) fresh.hidden = false
      panel.setAttribute('data-state', state)
    } else if (before !== ringing && !first) fresh.hidden = false
    first = false
  }

  var ear = panel.getAttribute('data-ear')
  var source = new EventSource('/events' + (ear ? '?ear=' + encodeURIComponent(ear) : ''))
  source.addEventListener('ring', function (event) {
    ring(JSON.parse(event.data))
  })
  source.addEventListener('beat', function () {
    heard = Date.now()
    deaf.hidden = true
  })
  // A line that broke is taken up again by the browser; if that takes long, the page says so.
  var broken = 0
  source.addEventListener('error', function () {
    if (source.readyState === EventSource.CLOSED) deaf.hidden = false
    else broken = broken || Date.now()
  })
  source.addEventListener('open', function () {
    broken = 0
  })
  setInterval(function () {
    var silent = Date.now() - heard > 40000
    if (silent || (broken && Date.now() - broken > 8000)) deaf.hidden = false
  }, 2000)
  setInterval(function () {
    if (ringing > 0) sound()
  }, 10000)

  fresh.addEventListener('click', function () {
    location.reload()
  })

  // Keys: one hand, one key, a deed. Never while somebody types.
  var keysOn = !panel.hasAttribute('data-keys-off')
  var help = panel.querySelector('[data-keys]')
  var keysButton = panel.querySelector('[data-keys-switch]')
  if (keysButton) {
    keysButton.addEventListener('click', function () {
      keysOn = !keysOn
      keysButton.textContent = keysOn ? words.keysOff : words.keysOn
    })
  }

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector))
  }

  // In a list the keys move along its lines; on what is open they open its neighbour.
  function move(step) {
    var lines = all('[data-item] a[data-open], [data-case] a[data-open]')
    if (lines.length > 0) {
      var next = lines[clamp(lines.indexOf(document.activeElement) + step, lines.length)]
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
      return
    }
    var beside = all('.beside a')
    var here = beside.findIndex(function (link) {
      return link.getAttribute('aria-current') === 'page'
    })
    var neighbour = beside[here < 0 ? 0 : clamp(here + step, beside.length)]
    if (neighbour && neighbour !== beside[here]) neighbour.click()
  }

  function clamp(at, length) {
    return Math.min(length - 1, Math.max(0, at))
  }

  function press(name) {
    var button = document.querySelector('[data-key="' + name + '"]')
    if (!button) return
    var fold = button.closest('details')
    if (fold) fold.open = true
    // Nothing is taken away by one key, and nothing is shown that was not opened: the key leads there.
    if (name === 'remove') return button.focus()
    var text = document.querySelector('details[data-text]')
    if (name === 'approve' && text && !text.open) {
      text.open = true
      text.querySelector('summary').focus()
      return
    }
    button.click()
  }

  function open() {
    var text = document.querySelector('details[data-text]')
    if (text) text.open = !text.open
    else if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click()
  }

  function showKeys() {
    help.open = !help.open
    if (help.open) help.querySelector('summary').focus()
  }

  var deeds = {
    j: move.bind(null, 1),
    k: move.bind(null, -1),
    o: open,
    c: press.bind(null, 'claim'),
    a: press.bind(null, 'approve'),
    r: press.bind(null, 'remove'),
    e: press.bind(null, 'escalate'),
    n: press.bind(null, 'pass'),
    u: press.bind(null, 'undo'),
    '?': showKeys,
  }

  document.addEventListener('keydown', function (event) {
    if (!keysOn || event.altKey || event.metaKey) return
    var target = event.target
    var field =
      target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
    if (field) {
      if (event.key === 'Escape') target.blur()
      // From a field on to the one deed of its form, without a way past every other field. Putting words
      // into a field is no deed.
      var deedsOf = 'button[type="submit"]:not([name="prepare"])'
      var buttons = field.form ? field.form.querySelectorAll(deedsOf) : []
      if (event.key === 'Enter' && event.ctrlKey && buttons.length === 1) {
        event.preventDefault()
        buttons[0].click()
      }
      return
    }
    if (event.ctrlKey || !Object.hasOwn(deeds, event.key)) return
    // A key that is held down would go on with the next item: it does one deed.
    if (event.repeat && event.key !== 'j' && event.key !== 'k') return
    event.preventDefault()
    deeds[event.key]()
  })

  // After a deed the next item opens; the keyboard stands at its heading, not before the menu again.
  var heading = document.querySelector('[data-here]')
  var settled = document.activeElement === document.body || document.activeElement === null
  if (heading && settled && !location.hash) heading.focus({ preventScroll: true })

  // While somebody works on an item their claim is renewed; the form without a page change.
  var claim = document.querySelector('form[data-renew]')
  var active = Date.now()
  ;['pointerdown', 'keydown', 'scroll'].forEach(function (kind) {
    document.addEventListener(
      kind,
      function () {
        active = Date.now()
      },
      { passive: true },
    )
  })
  if (claim) {
    setInterval(function () {
      if (document.hidden || Date.now() - active > 240000) return
      void fetch(claim.action, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'claim=1',
        redirect: 'manual',
      })
    }, 240000)
  }
})()
