//! The steps `clippy` and `clippy-browser`.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::tally::Tally;
use crate::{child, toolchain::WASM, workshop::Workshop};

/// A cold run checks all dependencies.
const LIMIT: Duration = Duration::from_mins(30);
const SHOWN_LINES: usize = 60;

/// Everything but the browser's entry point, tests included. The selection is that of `cargo test`, so that features agree.
pub fn server(workshop: &Workshop) -> Result<Tally> {
    let mut command = workshop.cargo("clippy");
    command.args(["--workspace", "--exclude", "frontend", "--all-targets"]);
    check(workshop, "clippy", command)
}

/// The browser's side, in cargo-leptos's folder and profile, so that macros and build scripts are compiled once for both.
pub fn browser(workshop: &Workshop) -> Result<Tally> {
    let mut command = workshop.cargo("clippy");
    command.args(["--package", "frontend", "--lib", "--no-default-features", "--target", WASM]);
    command.args(["--profile", "wasm-dev", "--target-dir"]).arg(workshop.checkout.target.join("front"));
    check(workshop, "clippy-browser", command)
}

fn check(workshop: &Workshop, name: &str, mut command: Command) -> Result<Tally> {
    command.args(["--", "-D", "warnings"]);
    let finished = child::logged(&mut command, &workshop.checkout.log(name), LIMIT)?;
    if finished.success {
        return Ok(Tally::passed(1));
    }
    println!("{}", finished.tail(SHOWN_LINES));
    let mut places: Vec<String> =
        finished.output.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).map(String::from).collect();
    places.dedup();
    if places.is_empty() {
        places.push(child::line(&command));
    }
    Ok(Tally::of(name, &places))
}
