//! The part « Fichiers » of a client's page (A15.2): added, shared with the client's contacts in the portal, taken away.

pub mod api;

mod dialogs;

use domain::format::{DateStyle, date};
use domain::ids::{ClientId, FileId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use self::api::{ClientFiles, FileLine, files_of_client, share_file};
use self::dialogs::{AddDialog, Meant, RemoveDialog};
use engines::listing::acts::announce;
use engines::record::Shown;
use kit::error::Answer;
use kit::failure::Unavailable;
use kit::live;
use kit::ui::{
    Badge, BadgeKind, Button, ButtonKind, EmptyState, Glyph, Menu, MenuAlign, MenuItem, TableSkeleton, ToastStack,
    use_toasts,
};
use kit::words::{self, Locale, formats, td_string, words};

async fn ask(client: Uuid) -> Answer<ClientFiles> {
    files_of_client(ClientId(client)).await
}

/// The part of a client's page.
pub fn part(client: Uuid) -> AnyView {
    let l = words();
    let shown = Shown::new(Memo::new(move |_| Some(client)), ask);
    let renew = move || shown.renew(ask, || ());
    live::on_changed(Subject::Client, renew);
    live::on_heard(Subject::Client, renew);
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=4 cols=4/> }>
            {move || Suspend::new(async move {
                match shown.answer.await {
                    Ok(told) => view! { <Table client=ClientId(client) told/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
        <p class="muted">{td_string!(l, clients.files_hint)}</p>
    }
    .into_any()
}

/// The files, one a row.
#[component]
fn Table(client: ClientId, told: ClientFiles) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let (is_adding, is_removing, meant) = (RwSignal::new(false), RwSignal::new(false), Meant::new(None));
    let add = told.may_change.then(|| {
        let begin = move |()| is_adding.set(true);
        view! {
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=begin>{td_string!(l, clients.file_add)}</Button>
        }
    });
    let dialogs = told.may_change.then(|| {
        view! {
            <AddDialog client open=is_adding/>
            <RemoveDialog client meant open=is_removing/>
        }
    });
    if told.files.is_empty() {
        let empty = td_string!(l, clients.files_none);
        return view! {
            <div class="card"><EmptyState icon=Glyph::Paperclip title=empty>{add}</EmptyState></div>
            {dialogs}
        }
        .into_any();
    }
    let acts = told.may_change.then_some(Acts { l, client, toasts, meant, is_removing });
    let rows: Vec<_> = told.files.into_iter().map(|file| row(l, file, acts)).collect();
    view! {
        <div class="toolbar"><div class="page-actions">{add}</div></div>
        <div class="card">
            <div class="table-wrap">
                <table class="grid of-client files">
                    <thead>
                        <tr>
                            <th scope="col" class="cell-name">{td_string!(l, clients.file)}</th>
                            <th scope="col" class="num cell-sum">{td_string!(l, clients.file_size)}</th>
                            <th scope="col" class="cell-who">{td_string!(l, clients.file_added)}</th>
                            <th scope="col" class="cell-tag">{td_string!(l, portal.menu)}</th>
                            <th scope="col" class="cell-act"><span class="sr-only">{td_string!(l, clients.file_acts)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
        {dialogs}
    }
    .into_any()
}

fn row(l: Locale, file: FileLine, acts: Option<Acts>) -> AnyView {
    let f = formats();
    let size = domain::format::integer(i64::try_from(file.size.div_ceil(1024)).unwrap_or(i64::MAX), f);
    let day = date(file.added_on, DateStyle::Short, f);
    let shared =
        file.is_shared.then(|| view! { <Badge kind=BadgeKind::Good>{td_string!(l, clients.file_shared)}</Badge> });
    let menu = acts.map(|acts| acts.menu(&file));
    view! {
        <tr>
            <td class="cell-name">
                <a class="link" href=format!("/files/{}", file.id) rel="external" target="_blank">{file.name}</a>
            </td>
            <td class="num cell-sum">{size}</td>
            <td class="cell-who">{format!("{day} · {}", file.added_by)}</td>
            <td class="cell-tag">{shared}</td>
            <td class="cell-act">{menu}</td>
        </tr>
    }
    .into_any()
}

/// What is done with a file from its row.
#[derive(Clone, Copy)]
struct Acts {
    l: Locale,
    client: ClientId,
    toasts: ToastStack,
    meant: Meant,
    is_removing: RwSignal<bool>,
}

impl Acts {
    fn menu(self, file: &FileLine) -> AnyView {
        let (l, id, is_shared) = (self.l, file.id, file.is_shared);
        let label = td_string!(l, clients.file_acts_of, name = file.name.clone()).to_string();
        let name = StoredValue::new(file.name.clone());
        let share = Callback::new(move |()| self.share(id, !is_shared));
        let remove = Callback::new(move |()| {
            self.meant.set(Some((id, name.get_value())));
            self.is_removing.set(true);
        });
        let (to_share, glyph) = if is_shared {
            (td_string!(l, clients.file_unshare), Glyph::EyeOff)
        } else {
            (td_string!(l, clients.file_share), Glyph::Eye)
        };
        view! {
            <Menu id=format!("file-menu-{id}") label icon=Glyph::DotsVertical class="sm" align=MenuAlign::End lazy=true>
                <MenuItem label=to_share icon=glyph on_select=share/>
                <MenuItem label=td_string!(l, common.delete) icon=Glyph::Trash danger=true on_select=remove/>
            </Menu>
        }
        .into_any()
    }

    fn share(self, id: FileId, is_shared: bool) {
        let l = self.l;
        spawn_local(async move {
            match share_file(self.client, id, is_shared).await {
                Ok(()) if is_shared => self.toasts.good(td_string!(l, clients.file_share_done)),
                Ok(()) => self.toasts.good(td_string!(l, clients.file_unshare_done)),
                Err(error) => self.toasts.bad(words::value_error(l, &error)),
            }
            announce(Subject::Client);
        });
    }
}
