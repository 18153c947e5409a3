//! Where a user is signed in.

use domain::users::Device;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api;
use super::call::Call;
use super::when::{day, when};
use crate::auth::api::Logout;
use kit::device_name::device_name;
use kit::ui::{Badge, BadgeKind, Button, ButtonKind};
use kit::words::{td_string, words};

/// The list, this device first, and the ways to sign others out.
#[component]
pub fn Devices(
    /// This one first.
    devices: Vec<Device>,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let others = devices.len() > 1;
    let sign_out_others = move |()| {
        call.make(api::sign_out_everywhere(), move |()| {
            call.done(td_string!(l, users.others_signed_out));
            changed.run(());
        });
    };
    view! {
        <section class="card">
            <header class="card-head">
                <div>
                    <h2>{td_string!(l, users.devices)}</h2>
                    <p class="muted">{td_string!(l, users.devices_intro)}</p>
                </div>
                {others.then(|| view! {
                    <span class="end">
                        <Button busy=call.busy on_press=sign_out_others>{td_string!(l, users.sign_out_others)}</Button>
                    </span>
                })}
            </header>
            {devices.into_iter().map(|device| view! { <DeviceRow device changed/> }).collect_view()}
        </section>
    }
}

#[component]
fn DeviceRow(
    /// The device.
    device: Device,
    /// Runs after a change.
    changed: Callback<()>,
) -> impl IntoView {
    let l = words();
    let call = Call::new();
    let id = device.id;
    let name = device_name(&device.name).unwrap_or_else(|| td_string!(l, users.unknown_device).to_owned());
    let times = td_string!(l, users.device_times, since = day(device.signed_in_at), seen = when(device.last_seen_at));
    let sign_out = move |()| {
        call.make(api::sign_out_device(id), move |()| {
            call.done(td_string!(l, users.device_signed_out));
            changed.run(());
        });
    };
    let said = format!("{} : {name}", td_string!(l, users.sign_out_device));
    let way = if device.current {
        // The way out for phones, which show no sidebar.
        view! {
            <Badge kind=BadgeKind::Good>{td_string!(l, users.this_device)}</Badge>
            <form method="post" action=Logout::url()>
                <Button submit=true>{td_string!(l, auth.sign_out)}</Button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <Button
                kind=ButtonKind::QuietDanger busy=call.busy on_press=sign_out
                attr:aria-label=said
            >
                {td_string!(l, users.sign_out_device)}
            </Button>
        }
        .into_any()
    };
    view! {
        <div class="setting">
            <span class="setting-text">
                <span class="setting-name">{name}</span>
                <span class="setting-note">{times}</span>
            </span>
            {way}
        </div>
    }
}
