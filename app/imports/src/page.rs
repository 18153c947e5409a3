//! `/clients/import`, `/products/import`. The import stands in the address once its file is here, so that one may leave, reload and come back.

use domain::access::Permission;
use domain::ids::ImportId;
use domain::imports::{Description, ImportState, Progress};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::api::{describe_import, import_status};
use crate::begun::Begun;
use crate::file::FileStep;
use crate::recent::Recent;
use crate::steps::{Step, Steps};
use crate::wizard::Wizard;
use crate::wording;
use engines::importing::Importing;
use engines::listing::Word;
use kit::error::AppError;
use kit::failure::{Allowed, Failure};
use kit::title::PageTitle;
use kit::ui::{Alert, AlertKind, TextSkeleton};
use kit::way_back;
use kit::words::words;

/// Brings records in from a file.
#[component]
pub fn ImportPage(
    /// What is brought in.
    of: &'static Importing,
) -> impl IntoView {
    let needed = Permission::to_import(of.face.listing.subject);
    view! { <Allowed to=needed alone=true><Import of/></Allowed> }
}

#[component]
fn Import(of: &'static Importing) -> impl IntoView {
    let (l, face) = (words(), of.face);
    let title = (face.word)(l, Word::Import);
    let params = use_query_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<ImportId>().ok())));
    let again = Memo::new(move |_| params.with(|params| params.get("again").is_some()));
    let refused = move || params.with_untracked(|params| params.get("refused").is_some());
    let state = Resource::new(move || (id.get(), again.get()), |(id, again)| start(id, again));
    let step = RwSignal::new(Step::File);
    view! {
        <PageTitle text=title/>
        <header class="page-head">
            <div class="page-title">
                <nav class="crumbs"><a href=way_back::to(face.path())>{(face.word)(l, Word::Title)}</a></nav>
                <h1>{title}</h1>
            </div>
        </header>
        <div class="page-body">
            <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match state.await {
                        Ok(Start::Nothing) => view! { <Steps now=Step::File/><FileStep of refused=refused()/><Recent of/> }.into_any(),
                        Ok(Start::Described(description)) => view! { <Wizard of description=*description step/> }.into_any(),
                        Ok(Start::Begun(report)) => view! { <Steps now=Step::Import/><Begun of report/> }.into_any(),
                        Err(error @ (AppError::Forbidden | AppError::SignedOut)) => view! { <Failure error/> }.into_any(),
                        Err(error) => view! {
                            <Steps now=Step::File/>
                            <Alert kind=AlertKind::Bad live=true>{wording::failure(l, of, &error)}</Alert>
                            <FileStep of refused=false/>
                        }
                        .into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
enum Start {
    /// No file yet.
    Nothing,
    /// A file that waits.
    Described(Box<Description>),
    /// An import that runs or has ended.
    Begun(Progress),
}

async fn start(id: Option<ImportId>, again: bool) -> Result<Start, AppError> {
    let Some(id) = id else { return Ok(Start::Nothing) };
    let report = import_status(id).await?;
    let over = matches!(report.state, ImportState::Failed | ImportState::Interrupted);
    if report.state == ImportState::Waiting || (over && again) {
        return Ok(Start::Described(Box::new(describe_import(id, None, None).await?)));
    }
    Ok(Start::Begun(report))
}
