// The page is complete without this script. It adds values under the pointer, switches for curves, sorting
// and filters. It creates elements and sets texts; it never takes a text of the results for HTML.
"use strict";
(() => {
    const minus = text => text.replace("-", "\u2212");
    const element = (name, properties, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };
    document.documentElement.classList.add("script");

    // ---- charts ----

    const value = (chart, series, at) => {
        if (at < 0) return "";
        let text = minus(series.y[at].toFixed(2)) + "\u00a0" + chart.unit;
        const high = series.high[at], low = series.low[at];
        if (high !== undefined && high !== null)
            text += ` (${low === null ? "\u2212\u221e" : minus(low.toFixed(2))} to ${minus(high.toFixed(2))})`;
        return text;
    };

    const place = (chart, x) => chart.logarithmic
        ? Math.log(x / chart.low) / Math.log(chart.high / chart.low)
        : (x - chart.low) / (chart.high - chart.low);

    const nearest = (numbers, x, chart) => {
        let best = -1, least = Infinity;
        numbers.forEach((number, i) => {
            const distance = Math.abs(place(chart, number) - place(chart, x));
            if (distance < least) { least = distance; best = i; }
        });
        return best;
    };

    const readChart = chart => {
        chart.series.forEach((series, i) => { series.x ??= chart.series[i - 1].x; });
        const figure = document.getElementById(chart.id);
        const frame = figure.querySelector("svg.frame");
        const outputs = figure.querySelectorAll(".key .reading");
        const places = [...new Set(chart.series.flatMap(series => series.x))].sort((a, b) => a - b);
        const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
        const shown = element("span", {});
        const slider = element("input", { type: "range", min: 0, max: places.length - 1, value: places.length - 1 });
        slider.setAttribute("aria-label", `Read values at: ${chart.x}`);

        const show = at => {
            const x = places[at], percent = 100 * place(chart, x) + "%";
            const text = chart.words.length ? chart.words[Math.round(x)] : String(Number.isInteger(x) ? x : Number(x.toPrecision(4)));
            slider.value = at;
            shown.textContent = `${chart.x}: ${text}`;
            cursor.setAttribute("x1", percent);
            cursor.setAttribute("x2", percent);
            chart.series.forEach((series, i) => {
                const last = series.x[series.x.length - 1];
                const known = series.x.length && x >= series.x[0] && x <= last;
                outputs[i].textContent = known ? value(chart, series, nearest(series.x, x, chart)) : "";
            });
            const read = chart.series.map((series, i) => `${series.name} ${outputs[i].textContent}`);
            slider.setAttribute("aria-valuetext", [`${chart.x} ${text}`, ...read].join("; "));
        };

        cursor.setAttribute("class", "cursor");
        cursor.setAttribute("y1", 0);
        cursor.setAttribute("y2", "100%");
        cursor.setAttribute("visibility", "hidden");
        frame.append(cursor);
        frame.addEventListener("pointermove", event => {
            const box = frame.getBoundingClientRect();
            const share = (event.clientX - box.left) / box.width;
            const x = chart.logarithmic ? chart.low * (chart.high / chart.low) ** share
                                        : chart.low + share * (chart.high - chart.low);
            cursor.setAttribute("visibility", "visible");
            show(nearest(places, x, chart));
        });
        slider.addEventListener("input", () => {
            cursor.setAttribute("visibility", "visible");
            show(Number(slider.value));
        });
        figure.append(element("div", { className: "reader" }, slider, shown));
        show(places.length - 1);

        figure.querySelectorAll(".key button").forEach(button => button.addEventListener("click", () => {
            const on = button.getAttribute("aria-pressed") !== "true";
            button.setAttribute("aria-pressed", on);
            frame.querySelectorAll(`[data-series="${button.dataset.series}"]`).forEach(part => {
                part.style.display = on ? "" : "none";
            });
        }));
    };

    // ---- tables ----

    const key = cell => {
        const data = cell.querySelector("data");
        const text = data ? data.value : cell.textContent.trim();
        const number = Number(text);
        return text !== "" && text !== "\u2013" && !Number.isNaN(number) ? number : text;
    };

    const unknown = item => item === "" || item === "\u2013";

    // Numbers before words; what is unknown comes last, whichever way.
    const compare = (a, b, sign) => {
        if (unknown(a) || unknown(b)) return unknown(a) - unknown(b);
        if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
        return sign * (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }));
    };

    const sortTable = (table, head) => {
        const heads = [...head.parentElement.children], column = heads.indexOf(head);
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(other => other.hasAttribute("aria-sort") && other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => compare(key(a.cells[column]), key(b.cells[column]), up ? 1 : -1));
        table.tBodies[0].append(...rows);
    };

    const addFilter = table => {
        const input = element("input", { type: "search" }), count = element("output", {});
        input.addEventListener("input", () => {
            const words = input.value.toLowerCase().split(/\s+/);
            let left = 0;
            for (const row of table.tBodies[0].rows) {
                const text = row.textContent.toLowerCase();
                row.hidden = !words.every(word => text.includes(word));
                left += !row.hidden;
            }
            count.textContent = input.value ? `${left} of ${table.tBodies[0].rows.length} rows` : "";
        });
        table.parentElement.before(element("label", { className: "filter" }, "Filter rows", input, count));
    };

    const readTable = table => {
        table.querySelectorAll("thead th[aria-sort] button").forEach(button =>
            button.addEventListener("click", () => sortTable(table, button.parentElement)));
        if (table.tBodies[0].rows.length > 7) addFilter(table);
    };

    JSON.parse(document.getElementById("charts").textContent).forEach(readChart);
    document.querySelectorAll("table.sortable").forEach(readTable);
    addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
})();
