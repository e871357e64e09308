    const SPIKE_MS = 20;
    const MOST_SPIKES = 30;
    const AROUND_MS = 150;
    const spikes = [];
    let chosen = null;

    function listenToReports() {
      const stream = new EventSource('/reports');
      stream.addEventListener('agent', message => showAgent(JSON.parse(message.data)));
      stream.addEventListener('report', message => received(JSON.parse(message.data)));
    }

    /** Says whether reports can be expected, and if not, how to get them. */
    function showAgent({attached, pid}) {
      byId('no-agent').hidden = attached;
      byId('no-report').hidden = !attached || spikes.length > 0;
      if (!attached) {
        byId('attach').textContent = 'java -jar loopwarden-agent.jar attach ' + pid;
      }
    }

    /** Joins a report to the spike of the same time: service and browser have the same clock. */
    function received(report) {
      report.to = performance.now() - (Date.now() - Date.parse(report.time));
      report.from = report.to - report.duration_ms;
      let spike = spikes.find(one => belongs(report, one));
      if (!spike) {
        spike = {number: 1 + (spikes[0]?.number ?? 0), reports: [], pings: [], item: newItem()};
        spike.item.addEventListener('mouseenter', () => chosen = spike);
        spike.item.addEventListener('mouseleave', () => chosen = null);
        spike.item.addEventListener('focusin', () => chosen = spike);
        spike.item.addEventListener('focusout', () => chosen = null);
        spikes.unshift(spike);
        byId('spikes').prepend(spike.item);
        spikes.splice(MOST_SPIKES).forEach(old => old.item.remove());
      }
      spike.reports.push(report);
      spike.reports.sort((one, other) => other.duration_ms - one.duration_ms);
      spike.from = Math.min(...spike.reports.map(one => one.from));
      spike.to = Math.max(...spike.reports.map(one => one.to));
      byId('no-report').hidden = true;
      write(spike);
    }

    /** What is too short for a spike of its own belongs to the one beside it. */
    function belongs(report, spike) {
      const gap = Math.max(report.from - spike.to, spike.from - report.to);
      const isShort = Math.min(report.duration_ms, spike.reports[0].duration_ms) < SPIKE_MS;
      return gap < (isShort ? SPIKE_MS : -SPIKE_MS / 4);
    }

    const newItem = () => byId('report').content.firstElementChild.cloneNode(true);

    /** Fills in a report. Values of the program become text, never markup. */
    function write({number, reports, item}) {
      const [report, ...others] = reports;
      const say = (name, text) => {
        const element = item.querySelector('.' + name);
        element.textContent = text;
        element.hidden = text === '';
      };
      say('number', number);
      say('duration', inMs(report.duration_ms));
      say('call', shortName(report.call));
      say('place', place(report));
      say('function', 'in ' + shortName(report.function));
      const time = report.time.replace(/^.*T/, '').replace('Z', ' UTC');
      const cause = report.operation.startsWith('stall:') ? report.operation.replace(':', ', ') : '';
      const allowed = report.allowed && 'allowed: ' + report.allowed;
      say('meta', [report.route, time, cause, allowed].filter(part => part !== '').join(' · '));
      say('words', report.remedy);
      say('section', report.remedy_url);
      item.querySelector('.call').title = report.call;
      item.querySelector('.function').title = report.function;
      item.classList.toggle('allowed', report.allowed !== '');
      item.querySelector('.also').replaceChildren(...others.map(other => {
        const line = document.createElement('li');
        line.textContent =
          'and ' + inMs(other.duration_ms) + ' in ' + shortName(other.call) + ' at ' + place(other);
        return line;
      }));
      say('fingerprint', report.fingerprint);
      item.querySelector('.stack').replaceChildren(...report.stack.map(({frame, own}) => {
        const line = document.createElement('li');
        line.textContent = frame;
        line.className = own ? 'own' : '';
        return line;
      }));
      item.querySelector('pre').textContent = reports.map(one => one.text).join('\n');
    }

    /** File and line, as they stand in the site after class and method. */
    function place({site, function: where}) {
      return site.startsWith(where + '(') ? site.slice(where.length + 1, -1) : site;
    }

    /** A name without its package. */
    const shortName = name => name.replace(/^(?:[a-z_0-9]+\.)+/, '');

    /** A spike keeps its pings, and is drawn again until the last of them has its answer. */
    function showSpikes() {
      const now = performance.now();
      for (const spike of spikes.filter(one => now - one.to < 2000)) {
        const seen = pings.filter(ping =>
          ping.to !== Infinity && ping.to > spike.from - AROUND_MS && ping.from < spike.to + AROUND_MS);
        spike.pings = seen.length > 0 ? seen : spike.pings;
        const waited = Math.max(0,
          ...seen.filter(ping => ping.to > spike.from && ping.from < spike.to).map(lasted));
        const ping = waited > 0 ? 'a ping took ' + inMs(waited) : 'no ping meanwhile';
        spike.item.querySelector('.waited').textContent = ping;
        spike.item.querySelector('canvas').setAttribute('aria-label',
          'The event loop was blocked for ' + inMs(spike.reports[0].duration_ms) + ', ' + ping);
      }
      spikes.forEach(drawSpike);
    }

    function drawSpike(spike) {
      const sheet = penOf(spike.item.querySelector('canvas'));
      if (!sheet) {
        return;
      }
      const {pen, width, height, tone} = sheet;
      const begin = spike.from - AROUND_MS;
      const x = time => width * (time - begin) / (spike.to - spike.from + 2 * AROUND_MS);
      pen.globalAlpha = 0.16;
      pen.fillStyle = tone(spike.reports[0].allowed ? '--soft' : '--bad');
      pen.fillRect(x(spike.from), 0, Math.max(2, x(spike.to) - x(spike.from)), height);
      pen.globalAlpha = 1;
      const top = Math.max(100, ...spike.pings.map(lasted));
      pen.fillStyle = tone('--ping');
      for (const ping of spike.pings) {
        const tall = Math.max(1.5, (height - 6) * lasted(ping) / top);
        pen.fillRect(x(ping.from), height - tall, Math.max(2, x(ping.to) - x(ping.from)), tall);
      }
    }

    /** The number of each spike that has a report, above it. */
    function drawNumbers(pen, x, tone) {
      pen.font = '600 11px system-ui, sans-serif';
      pen.textAlign = 'center';
      for (const spike of spikes) {
        const middle = x((spike.from + spike.to) / 2);
        if (middle > 0) {
          const isChosen = spike === chosen;
          pen.fillStyle = tone(isChosen ? '--bad' : '--card');
          pen.strokeStyle = tone('--bad');
          pen.beginPath();
          pen.roundRect(middle - 10, 4, 20, 16, 8);
          pen.fill();
          pen.stroke();
          pen.fillStyle = tone(isChosen ? '--card' : '--bad');
          pen.fillText(spike.number, middle, 16);
        }
      }
      pen.textAlign = 'start';
    }
