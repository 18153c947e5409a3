//! What Lighthouse says of a page on a phone (`end2end/bench/lighthouse`).

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{
    child,
    running::{Account, Running},
    setup::{self, chromium},
    workshop::Workshop,
};

/// What it gives a page, from 0 to 100, and what it measured.
#[derive(Serialize, Deserialize)]
pub struct Scores {
    path: String,
    performance: f64,
    accessibility: f64,
    best_practices: f64,
    /// The largest paint, in milliseconds on its slowed-down phone.
    lcp: f64,
    /// How long the page's thread was held up, in milliseconds.
    tbt: f64,
    /// The share of the window that moved.
    cls: f64,
    /// Titles of what costs points.
    complaints: Vec<String>,
}

/// Installs it, as its lock file says.
pub fn ready(workshop: &Workshop) -> Result<()> {
    setup::node_packages::install(workshop, &workshop.checkout.lighthouse()).map(drop)
}

/// Looks at the clients list and at a record.
pub fn measure(workshop: &Workshop, server: &Running, account: &Account) -> Result<Vec<Scores>> {
    let mut command = workshop.command("node");
    command.current_dir(workshop.checkout.lighthouse()).arg("scores.mjs");
    command.args([&format!("http://{}", server.address), &account.email, &account.password]);
    if let Some(browser) = chromium::find(workshop) {
        command.env("CHROMIUM", browser);
    }
    let output = child::capture(&mut command)?;
    serde_json::from_str(output.trim()).with_context(|| format!("Lighthouse's figures are not as expected:\n{output}"))
}

impl Scores {
    /// A table's lines.
    pub fn print(&self) {
        let Self { path, performance, accessibility, best_practices, lcp, tbt, cls, complaints } = self;
        println!(
            "Lighthouse, {path}: performance {performance}, accessibility {accessibility}, best practices {best_practices}"
        );
        println!("    {lcp:.0} ms to the largest paint, {tbt:.0} ms blocked, {cls:.3} layout shift");
        for complaint in complaints {
            println!("    {complaint}");
        }
    }
}
