<#-- What the flags of Lean clients have in common. -->
<#macro committee_flag>
--attestation-committee-count ${committees}
</#macro>
<#-- An aggregator names its subnets: always since devnet5; before, only when there are several. -->
<#macro aggregator_flags>
<#if aggregator>
--is-aggregator
<#if (subnets?size > 1) || (subnets?size == 1 && !["devnet3", "devnet4"]?seq_contains(generation))>
--aggregate-subnet-ids ${subnets?join(",")}
</#if>
</#if>
</#macro>
<#-- The whole address, which some clients need and the others shorten. -->
<#macro checkpoint_flag>
<#if checkpoints?has_content>
--checkpoint-sync-url ${checkpoints?first}/lean/v0/states/finalized
</#if>
</#macro>
<#macro duty_flags>
<@committee_flag/>
<@aggregator_flags/>
<@checkpoint_flag/>
</#macro>
