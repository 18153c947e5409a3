//! `cargo xtask soak`: what takes minutes to prove, bounded in time; the figures go to `docs/reliability.md`.

use std::fmt::Write;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::bench::Machine;
use crate::{child, postgres::Cluster, setup, setup::postgresql, workshop::Workshop};

/// Compiling comes first.
const LIMIT: Duration = Duration::from_hours(1);
const SHOWN_LINES: usize = 80;
/// Where the figures are noted.
const NOTED: &str = "docs/reliability.md";
/// What the file begins with.
const HEAD: &str = "# Reliability\n\n\
    What `cargo xtask soak` has found: the real program under load and killed again and again (`server/tests/all/durability/soak.rs`), in the build that \
    tests use,\nwhich is slower than the release. Each test goes on for the time that its line says. The newest run is the first.\n";

/// How long.
#[derive(Args)]
pub struct Options {
    /// Seconds for each test.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Writes nothing down.
    #[arg(long)]
    dry: bool,
}

/// Runs it.
pub fn soak(workshop: &mut Workshop, options: &Options) -> Result<()> {
    setup::ready(workshop, setup::TO_TEST)?;
    let programs = postgresql::find(workshop).context("PostgreSQL is not installed")?;
    let cluster = Cluster::start(&programs)?;
    let mut command = workshop.cargo("test");
    // As the step « tests » compiles it.
    command.args(["--workspace", "--exclude", "frontend", "--test", "all", "--"]);
    command.args(["--ignored", "--nocapture", "--test-threads=1", "soak::"]);
    command.env("CLIENTELE_TEST_POSTGRES", &cluster.url).env("CLIENTELE_SOAK_SECONDS", options.seconds.to_string());
    let finished = child::logged(&mut command, &workshop.checkout.log("soak"), LIMIT)?;
    let figures = figures(&finished.output);
    for (what, figure) in &figures {
        println!("{what}: {figure}");
    }
    if !finished.success || figures.is_empty() {
        println!("{}", finished.tail(SHOWN_LINES));
        bail!("it did not hold");
    }
    if options.dry {
        return Ok(());
    }
    let path = workshop.checkout.root.join(NOTED);
    let before = fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    let today = child::capture(std::process::Command::new("date").arg("+%F"))?;
    let section = section(today.trim(), &Machine::here(), options.seconds, &figures);
    Ok(fs::write(path, noted(&before, &section))?)
}

/// What the tests told, in order.
fn figures(output: &str) -> Vec<(String, String)> {
    let told = output.lines().filter_map(|line| line.split_once("figure: "));
    told.filter_map(|(_, told)| told.rsplit_once(": "))
        .map(|(what, figure)| (what.to_owned(), figure.to_owned()))
        .collect()
}

fn section(day: &str, machine: &Machine, seconds: u64, figures: &[(String, String)]) -> String {
    let mut text = format!(
        "\n## {day}\n\n{}, {} cores, {} MB, {}; {seconds} s each.\n\n| what | figure |\n|---|---|\n",
        machine.processor, machine.cores, machine.memory_mb, machine.kernel
    );
    for (what, figure) in figures {
        // Writing to memory cannot fail.
        let _ = writeln!(text, "| {what} | {figure} |");
    }
    text
}

/// The file with a section more, before the others.
fn noted(before: &str, section: &str) -> String {
    let first = before.find("\n## ").unwrap_or(before.len());
    format!("{}{section}{}", &before[..first], &before[first..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_what_tests_print() {
        let output =
            "test soak::a ... figure: SQLite: kills: 12\nfigure: a save beside an import, ms: 34\nok\nfigure\n";
        let expected = [("SQLite: kills", "12"), ("a save beside an import, ms", "34")];
        assert_eq!(figures(output), expected.map(|(what, figure)| (what.to_owned(), figure.to_owned())));
    }

    #[test]
    fn the_newest_run_is_the_first() {
        let once = noted("# Head\n", "\n## 2\n\nb\n");
        assert_eq!(once, "# Head\n\n## 2\n\nb\n");
        assert_eq!(noted(&once, "\n## 3\n\nc\n"), "# Head\n\n## 3\n\nc\n\n## 2\n\nb\n");
    }
}
