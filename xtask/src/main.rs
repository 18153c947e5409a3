//! The developer's commands: `cargo xtask setup | serve | watch | test | bench | soak`.
//!
//! One program rather than scripts, so that a command works the same on a bare machine, on a developer's and in CI:
//! each begins by installing what it needs, and says so.

mod bench;
mod browser_build;
mod budgets;
mod cache;
mod checkout;
mod child;
mod compress;
mod first_files;
mod lockfile;
mod postgres;
mod privilege;
mod running;
mod serve;
mod setup;
mod small;
mod soak;
mod stamp;
mod test;
mod toolchain;
mod watch;
mod workshop;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workshop::Workshop;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The developer's commands.")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what is missing: the WebAssembly toolchain, cargo-leptos, wasm-bindgen, wasm-opt, and what tests need.
    Setup {
        /// Leaves out what only the tests need: chromium, npm packages, the second database.
        #[arg(long)]
        no_tests: bool,
    },
    /// Builds what has changed and runs the server on this checkout's data/.
    Serve {
        /// The quicker, unoptimised build.
        #[arg(long)]
        debug: bool,
        /// Handed on to `clientele serve`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Builds, runs, and rebuilds on each change.
    Watch {
        /// Handed on to `clientele serve`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Checks everything: format, fences, words, clippy, tests on both databases, journeys in a browser.
    Test(test::Selection),
    /// Measures sizes, memory and requests a second of the release build.
    Bench(bench::Options),
    /// Proves what takes minutes, and writes the figures down: kills, floods, saves beside heavy work.
    Soak(soak::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    if let Task::Test(selection) = &task
        && selection.list
    {
        test::list();
        return Ok(ExitCode::SUCCESS);
    }
    let mut workshop = Workshop::open()?;
    match task {
        Task::Setup { no_tests } => {
            setup::ready(&mut workshop, setup::TO_BUILD)?;
            if !no_tests {
                setup::ready(&mut workshop, setup::TO_TEST)?;
            }
        }
        Task::Serve { debug, args } => serve::serve(&mut workshop, debug, &args)?,
        Task::Watch { args } => watch::watch(&mut workshop, &args)?,
        Task::Test(selection) => return test::test(&mut workshop, &selection),
        Task::Bench(options) => bench::bench(&mut workshop, &options)?,
        Task::Soak(options) => soak::soak(&mut workshop, &options)?,
    }
    Ok(ExitCode::SUCCESS)
}
