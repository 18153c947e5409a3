//! `cargo xtask bench`: what the release build weighs and how fast it answers.

mod browser;
mod first_load;
mod http;
mod import;
mod load;
mod machine;
mod sizes;
mod snapshot;

use std::{fs, path::PathBuf, thread, time::Duration};

use anyhow::{Context, Result};
use clap::Args;
use serde::Serialize;

use self::{
    browser::Browser, first_load::Fetched, import::Import, load::Load, machine::Machine, sizes::Size,
    snapshot::Snapshot,
};
use crate::{
    browser_build::{self, Profile},
    running::{self, Running},
    setup,
    workshop::Workshop,
};

/// How much to measure.
#[derive(Args)]
pub struct Options {
    /// Clients in the demonstration data.
    #[arg(long, default_value_t = 10_000)]
    clients: u32,
    /// Seconds under load.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Connections under load, each sending its next request when it has the last answer.
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

/// Memory is read once start-up has settled.
const REST: Duration = Duration::from_secs(5);

#[derive(Serialize)]
struct Report {
    machine: Machine,
    clients: u32,
    sizes: Vec<Size>,
    first_load: Vec<Fetched>,
    memory_at_rest_kb: u64,
    memory_after_load_kb: u64,
    clients_page: Load,
    snapshot: Snapshot,
    browser: Browser,
    import: Import,
}

/// Builds for release, measures, prints a table and writes `bench/bench.json` in the target folder.
pub fn bench(workshop: &mut Workshop, options: &Options) -> Result<()> {
    setup::ready(workshop, setup::TO_BUILD)?;
    setup::ready(workshop, setup::TO_TEST)?;
    let built = browser_build::build(workshop, Profile::Release)?;
    let sizes = sizes::measure(&built.site.join(&workshop.checkout.leptos.site_pkg_dir))?;
    let folder = Folder::new("data")?;
    println!("bench  {} clients of demonstration data", options.clients);
    let account = running::demo(workshop, &built, &folder.0, options.clients)?;
    let server = Running::start(workshop, &built, &folder.0)?;
    thread::sleep(REST);
    let memory_at_rest_kb = server.memory_kb()?;
    let cookie = http::sign_in(&server.address, &account)?;
    let first_load = first_load::measure(&server.address, "/clients", &cookie)?;
    println!("bench  GET /clients for {} s on {} connections", options.seconds, options.connections);
    let clients_page =
        load::run(&server.address, "/clients", &cookie, options.connections, Duration::from_secs(options.seconds))?;
    let snapshot = snapshot::measure(&server.address, &cookie)?;
    let memory_after_load_kb = server.memory_kb()?;
    println!("bench  the clients list in a browser");
    let browser = browser::measure(workshop, &server, &account)?;
    drop(server);
    println!("bench  clientele import clients");
    let import = import::measure(workshop, &built, &folder.0, &Folder::new("import")?.0)?;
    let machine = Machine::here();
    let clients = options.clients;
    let report = Report {
        machine,
        clients,
        sizes,
        first_load,
        memory_at_rest_kb,
        memory_after_load_kb,
        clients_page,
        snapshot,
        browser,
        import,
    };
    print(&report);
    let file = workshop.checkout.target.join("bench/bench.json");
    fs::create_dir_all(file.parent().context("no folder")?)?;
    fs::write(&file, serde_json::to_string_pretty(&report)?)?;
    println!("\n{}", workshop.checkout.shown(&file));
    Ok(())
}

fn print(report: &Report) {
    let Report { machine, sizes, clients_page: load, import, .. } = report;
    println!("\n{}, {} cores, {} MB, {}\n", machine.processor, machine.cores, machine.memory_mb, machine.kernel);
    for size in sizes {
        println!("{:<40}{:>10} kB{:>10} kB in brotli", size.file, size.bytes / 1000, size.brotli_bytes / 1000);
    }
    println!();
    for Fetched { path, bytes } in &report.first_load {
        println!("{path:<60}{:>10} kB", bytes / 1000);
    }
    let first_load_bytes: usize = report.first_load.iter().map(|fetched| fetched.bytes).sum();
    println!("{:<60}{:>10} kB\n", "first load of /clients", first_load_bytes / 1000);
    println!("{:<40}{:>10} kB", "memory at rest", report.memory_at_rest_kb);
    println!("{:<40}{:>10} kB", "memory after load", report.memory_after_load_kb);
    println!("{:<40}{:>10.0} requests/s", "GET /clients", load.requests_per_second);
    println!("{:<40}{:>10.2} ms (p50){:>10.2} ms (p99)", "", load.p50_ms, load.p99_ms);
    println!("{:<40}{:>10} bytes an answer", "", load.answer_bytes);
    let Snapshot { bytes, milliseconds } = report.snapshot;
    let each = bytes / usize::try_from(report.clients.max(1)).unwrap_or(1);
    println!("{:<40}{:>10} kB in brotli, {each} bytes a client, {milliseconds:.0} ms", "snapshot", bytes / 1000);
    report.browser.print();
    let import_kb = import.bytes / 1000;
    println!("{:<40}{:>10.2} s for {} rows, {import_kb} kB", "clientele import clients", import.seconds, import.rows);
}

/// A temporary folder, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("clientele-bench-{}-{name}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
