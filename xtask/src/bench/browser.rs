//! What a person at the clients list waits for, measured in a browser by `end2end/bench/list.mjs`.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{
    child,
    running::{Account, Running},
    setup::chromium,
    workshop::Workshop,
};

/// The list in a browser.
#[derive(Serialize, Deserialize)]
pub struct Browser {
    /// On this machine.
    slower_1: Hands,
    /// With the processor slowed down four times.
    slower_4: Hands,
    /// The first visit.
    cold: Load,
    /// The next one.
    warm: Load,
}

/// What the hands do.
#[derive(Serialize, Deserialize)]
struct Hands {
    keys: Spread,
    clicks: Spread,
    scroll: Scroll,
}

/// Times from the event to the frame with its rows, in milliseconds.
#[derive(Serialize, Deserialize)]
struct Spread {
    count: u32,
    p50: f64,
    p95: f64,
    max: f64,
}

/// Frames while the wheel turns, and how many came too late.
#[derive(Serialize, Deserialize)]
struct Scroll {
    frames: u32,
    dropped: u32,
}

/// What the browser says of a page that loads: milliseconds, and the share of the window that moved.
#[derive(Serialize, Deserialize)]
struct Load {
    lcp: f64,
    tbt: f64,
    cls: f64,
}

/// Drives the list on a running server.
pub fn measure(workshop: &Workshop, server: &Running, account: &Account) -> Result<Browser> {
    let mut command = workshop.command("node");
    command.current_dir(workshop.checkout.end2end()).arg("bench/list.mjs");
    command.args([&format!("http://{}", server.address), &account.email, &account.password]);
    if let Some(browser) = chromium::find(workshop) {
        command.env("CHROMIUM", browser);
    }
    let output = child::capture(&mut command)?;
    serde_json::from_str(output.trim()).with_context(|| format!("the browser's figures are not as expected:\n{output}"))
}

impl Browser {
    /// A table's lines.
    pub fn print(&self) {
        for (title, hands) in [("in the browser", &self.slower_1), ("four times slower", &self.slower_4)] {
            let told = |what: &str, times: &Spread| {
                let what = format!("{title}: {what} to painted rows");
                println!("{what:<60}{:>8.1} ms (p50){:>8.1} ms (p95), of {}", times.p50, times.p95, times.count);
            };
            told("key", &hands.keys);
            told("header click", &hands.clicks);
            let Scroll { frames, dropped } = hands.scroll;
            println!("{:<60}{dropped:>8} of {frames}", format!("{title}: frames dropped while scrolling"));
        }
        for (title, load) in [("first visit", &self.cold), ("next visit", &self.warm)] {
            let Load { lcp, tbt, cls } = load;
            println!("{title:<40}{lcp:>10.0} ms to the largest paint{tbt:>8.0} ms blocked{cls:>8.3} layout shift");
        }
    }
}
