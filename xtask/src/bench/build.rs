//! `cargo xtask bench build`: how long one waits after an edit, until it is checked and until the page shows it.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, io};

use anyhow::{Context, Result};
use serde::Serialize;

use super::machine::Machine;
use crate::{child, setup, toolchain::WASM, workshop::Workshop};

/// What is edited: a feature, what all features stand on, and what everything stands on.
const EDITED: [&str; 3] = ["clients", "engines", "kit"];

#[derive(Serialize)]
struct Report {
    machine: Machine,
    edits: Vec<Edit>,
}

/// How long things took after one edit, in seconds.
#[derive(Serialize)]
struct Edit {
    /// The crate below `app`.
    of: &'static str,
    /// `cargo check` of the server and of the browser's program.
    check_s: f64,
    /// Until both are built as `cargo xtask watch` builds them.
    page_s: f64,
}

/// Builds once, then edits a crate at a time: a function more at its end, which is taken out again.
pub fn measure(workshop: &mut Workshop) -> Result<()> {
    setup::ready(workshop, setup::TO_BUILD)?;
    let target = workshop.checkout.target.join("edits");
    println!("bench  what an edit starts from");
    check(workshop, &target)?;
    page(workshop, &target)?;
    let mut edits = Vec::new();
    for of in EDITED {
        let mut file = Edited::open(workshop.checkout.root.join("app").join(of).join("src/lib.rs"))?;
        file.edit(1)?;
        let check_s = check(workshop, &target)?.as_secs_f64();
        file.edit(2)?;
        let page_s = page(workshop, &target)?.as_secs_f64();
        println!("{of:<20}{check_s:>8.0} s to check{page_s:>8.0} s to the page");
        edits.push(Edit { of, check_s, page_s });
    }
    let file = workshop.checkout.target.join("bench/build.json");
    fs::create_dir_all(file.parent().context("no folder")?)?;
    fs::write(&file, serde_json::to_string_pretty(&Report { machine: Machine::here(), edits })?)?;
    println!("\n{}", workshop.checkout.shown(&file));
    Ok(())
}

fn check(workshop: &Workshop, target: &PathBuf) -> Result<Duration> {
    let start = Instant::now();
    for arguments in [&["--package", "server"][..], &["--package", "frontend", "--target", WASM]] {
        child::run(workshop.cargo("check").args(arguments).env("CARGO_TARGET_DIR", target))?;
    }
    Ok(start.elapsed())
}

fn page(workshop: &Workshop, target: &PathBuf) -> Result<Duration> {
    let start = Instant::now();
    let mut command: Command = workshop.cargo_leptos("build")?;
    command.arg("--split").envs(workshop.site_environment(&target.join("site"))).env("CARGO_TARGET_DIR", target);
    command.env("LEPTOS_HASH_FILES", "false");
    child::run(&mut command)?;
    Ok(start.elapsed())
}

/// A file that is as it was once this is dropped.
struct Edited {
    path: PathBuf,
    text: String,
}

impl Edited {
    fn open(path: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Self { path, text })
    }

    fn edit(&mut self, times: u32) -> io::Result<()> {
        let function = format!("\n/// An edit.\npub fn edited() -> u32 {{\n    {times}\n}}\n");
        fs::write(&self.path, self.text.clone() + &function)
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        let _ = fs::write(&self.path, &self.text);
    }
}
