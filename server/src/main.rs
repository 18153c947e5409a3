//! The program `clientele`.

use std::fmt::Display;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use server::commands::Command;
use tokio::runtime::Builder;

/// A third of a page's time was the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Clientèle keeps a business's clients and everything that happens around them.
///
/// Settings come from the environment; `clientele serve --help` names them all.
#[derive(Parser)]
#[command(name = "clientele", version, about, long_about = None, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    config: server::config::Config,
    #[command(subcommand)]
    command: Command,
}

/// The stack of each worker, in bytes. What one call nests grows with what it does, most of all where nothing is optimised; a stack that runs
/// over ends the whole program. It is an address space alone until it is used.
const STACK_BYTES: usize = 16 << 20;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match Builder::new_multi_thread().enable_all().thread_stack_size(STACK_BYTES).build() {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(error) => failed(&error),
    }
}

async fn run(cli: Cli) -> ExitCode {
    match cli.command.run(cli.config).await {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &impl Display) -> ExitCode {
    eprintln!("clientele: {error}");
    ExitCode::FAILURE
}
