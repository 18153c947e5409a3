//! All price lists, what is done with each, and the form of a new one.

use domain::money::Currency;
use domain::price_lists::{PriceList, PriceListForm, Terms};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::api::{PriceLists, UsedList, all_price_lists, copy_price_list};
use super::form::ListForm;
use super::wording::{self, PATH};
use crate::api::hide_list_item;
use kit::failure::{Unavailable, tell};
use kit::title::PageTitle;
use kit::ui::{
    Badge, Button, ButtonKind, Dialog, EmptyState, Glyph, Menu, MenuAlign, MenuItem, SettingsHead, TextSkeleton,
    use_toasts,
};
use kit::words::{formats, td_string, today, words};

/// All of them.
#[component]
pub fn AllLists() -> impl IntoView {
    let l = words();
    let lists = Resource::new(|| (), |()| all_price_lists());
    let open = RwSignal::new(false);
    let renew = Callback::new(move |()| lists.refetch());
    view! {
        <PageTitle text=td_string!(l, price_lists.title)/>
        <SettingsHead title=td_string!(l, price_lists.title) intro=td_string!(l, price_lists.intro)>
            <Button kind=ButtonKind::Primary icon=Glyph::Plus on_press=move |()| open.set(true)>
                {td_string!(l, price_lists.new_list)}
            </Button>
        </SettingsHead>
        <Transition fallback=|| view! { <TextSkeleton lines=8/> }>
            {move || Suspend::new(async move {
                match lists.await {
                    Ok(told) => view! { <Table told open renew/> }.into_any(),
                    Err(error) => view! { <Unavailable error/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Table(told: PriceLists, open: RwSignal<bool>, renew: Callback<()>) -> impl IntoView {
    let l = words();
    let PriceLists { lists, currency } = told;
    let names: Vec<String> = lists.iter().map(|one| one.list.name.clone()).collect();
    let names = StoredValue::new(names);
    let rows = lists.into_iter().map(|one| view! { <Row one names renew/> }).collect_view();
    let empty = names.with_value(Vec::is_empty).then(|| {
        view! {
            <EmptyState icon=Glyph::Tag title=td_string!(l, price_lists.none) text=td_string!(l, price_lists.none_text)/>
        }
    });
    view! {
        <div class="card">{empty}<ul>{rows}</ul></div>
        <NewList open currency/>
    }
}

/// The form of a new one; made, it is opened.
#[component]
fn NewList(open: RwSignal<bool>, currency: Currency) -> impl IntoView {
    let l = words();
    let navigate = use_navigate();
    let on_saved = Callback::new(move |made: PriceList| {
        open.set(false);
        navigate(&format!("{PATH}?list={}", made.id), leptos_router::NavigateOptions::default());
    });
    let shown = move || PriceListForm::of("", Terms::usual(currency));
    view! {
        <Dialog
            id="price-list-dialog" open wide=true title=td_string!(l, price_lists.new_list)
            close_label=td_string!(l, common.close)
        >
            <ListForm id=None version=0 shown=shown() on_saved on_cancel=Callback::new(move |()| open.set(false))/>
        </Dialog>
    }
}

#[component]
fn Row(one: UsedList, names: StoredValue<Vec<String>>, renew: Callback<()>) -> impl IntoView {
    let (l, f, toasts) = (words(), formats(), use_toasts());
    let note = wording::note(l, f, &one);
    let PriceList { id, name, is_archived, terms, .. } = one.list;
    let standing = wording::standing(l, terms.standing(today()));
    let archived = is_archived.then(|| view! { " " <Badge>{td_string!(l, price_lists.archived)}</Badge> });
    let standing = standing.map(|(kind, text)| view! { " " <Badge kind>{text}</Badge> });
    let label = td_string!(l, price_lists.acts_of, name = name.clone()).to_string();
    let copied = StoredValue::new(name.clone());
    let copy = Callback::new(move |()| {
        let name = names.with_value(|taken| copied.with_value(|name| wording::copy_name(l, name, taken)));
        spawn_local(async move {
            match copy_price_list(id, name.into()).await {
                Ok(_) => renew.run(()),
                Err(error) => tell(l, toasts, &error),
            }
        });
    });
    let hide = Callback::new(move |()| {
        spawn_local(async move {
            match hide_list_item(id, !is_archived).await {
                Ok(()) => renew.run(()),
                Err(error) => tell(l, toasts, &error),
            }
        });
    });
    let (word, glyph) = if is_archived {
        (td_string!(l, common.restore), Glyph::Restore)
    } else {
        (td_string!(l, common.archive), Glyph::Archive)
    };
    view! {
        <li class="setting">
            <div class="setting-text">
                <span class="setting-name">
                    <a class="link" href=format!("{PATH}?list={id}")>{name}</a>
                    {archived}
                    {standing}
                </span>
                <span class="setting-note">{note}</span>
            </div>
            <Menu id=format!("menu-{id}") align=MenuAlign::End lazy=true label>
                <MenuItem label=td_string!(l, price_lists.duplicate) icon=Glyph::Copy on_select=copy/>
                <MenuItem label=word icon=glyph on_select=hide/>
            </Menu>
        </li>
    }
}
