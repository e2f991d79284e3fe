/*
 * The page after placing, when it worries us: says by itself that somebody took it. Without this file the
 * page reloads itself; with it nothing jumps, what is focused stays so, and a screen reader hears the news.
 */
;(function () {
  'use strict'
  var news = document.querySelector('[data-news]')
  if (!news) return
  var EVERY_MS = 5000

  function look() {
    var request = new XMLHttpRequest()
    request.open('GET', location.pathname + location.search)
    // Parsed by the browser, without a string that could become HTML.
    request.responseType = 'document'
    request.addEventListener('load', function () {
      var found = request.response && request.response.querySelector('[data-news]')
      // The receipt has run out, or the session: what stands here stays.
      if (!found) return
      if (found.textContent !== news.textContent) news.textContent = found.textContent
      setTimeout(look, EVERY_MS)
    })
    request.addEventListener('error', function () {
      setTimeout(look, EVERY_MS)
    })
    request.send()
  }

  setTimeout(look, EVERY_MS)
})()
